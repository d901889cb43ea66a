# kept: intermediate-used, intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(8)(inputs)
features = x
x = layers.Dense(1)(x)
model = keras.Model(inputs, x)
extractor = keras.Model(inputs, features)
