# kept: changed-later
import keras
from keras import layers

model = keras.Sequential()
add = model.add
add(layers.Dense(4, input_shape=(3,)))
add(layers.Dense(1))
