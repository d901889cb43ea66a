# kept: kind-tested
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
model = keras.Model(inputs, x)
again = keras.Model.from_config(model.get_config())
