import keras
from keras import layers

first = layers.Dense(4, input_shape=(3,))
model = keras.Sequential([first, layers.Dense(1)])
kernel = first.kernel.shape
# output
import keras
from keras import layers

first = layers.Dense(4, input_shape=(3,))
inputs = keras.Input(shape=(3,))
x = first(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
kernel = first.kernel.shape
