# kept: multiple-outputs
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
model = keras.Model([inputs], [x])
other = keras.Input((4,))
result = model(other)
