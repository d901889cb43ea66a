# kept: multiple-outputs
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
model = keras.Model(inputs, {"out": x})
