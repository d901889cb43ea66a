# kept: call-arguments
import keras
from keras import layers

inputs = keras.Input((4, 2))
start = keras.ops.zeros((1, 3))
x = layers.GRU(3)(inputs, initial_state=start)
model = keras.Model(inputs, x)
