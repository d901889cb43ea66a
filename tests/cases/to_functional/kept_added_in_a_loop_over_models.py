# kept: changed-later, changed-later
import keras
from keras import layers

left = keras.Sequential([layers.Dense(4, input_shape=(3,))])
right = keras.Sequential([layers.Dense(2, input_shape=(3,))])
for net in (left, right):
    net.add(layers.Dense(1))
