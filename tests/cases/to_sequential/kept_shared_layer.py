# kept: shared-layer
import keras
from keras import layers

inputs = keras.Input((4,))
dense = layers.Dense(4)
x = dense(inputs)
x = dense(x)
model = keras.Model(inputs, x)
