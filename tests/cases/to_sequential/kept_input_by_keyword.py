# kept: call-arguments
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs=inputs)
model = keras.Model(inputs, x)
