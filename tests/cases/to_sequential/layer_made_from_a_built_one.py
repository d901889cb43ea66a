import keras
from keras import layers

inputs = keras.Input((4,))
dense = layers.Dense(3)
x = dense(inputs)
x = layers.Dense(dense.kernel.shape[-1])(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
dense = layers.Dense(3)
model.add(dense)
model.add(layers.Dense(dense.kernel.shape[-1]))
