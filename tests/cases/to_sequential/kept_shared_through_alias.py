# kept: shared-layer
import keras
from keras import layers

inputs = keras.Input((4,))
dense = layers.Dense(4)
same = dense
x = dense(inputs)
x = same(x)
model = keras.Model(inputs, x)
