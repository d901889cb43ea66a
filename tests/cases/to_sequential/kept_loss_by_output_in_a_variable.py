# kept: multiple-outputs
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4, name="out")(inputs)
model = keras.Model(inputs, x)
losses = {"out": "mse"}
model.compile("adam", losses)
