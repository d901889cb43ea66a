import keras
from keras import layers

import sys

size = int(sys.argv[1])
encoder = keras.Sequential()
encoder.add(keras.Input((10,)))
encoder.add(layers.Embedding(size, 8))
encoder.add(layers.Dropout(0.3))
words = keras.Input((10,))
other = keras.Input((10, 8))
match = layers.Dot(axes=(2, 2))([encoder(words), other])
listed = keras.Sequential([keras.Input((4,)), layers.Dense(size)])
both = layers.Add()([listed(keras.Input((4,))), keras.Input((3,))])
optional = keras.Sequential([keras.Input((4,))])
if size > 3:
    optional.add(layers.Dense(3))
also = layers.Add()([optional(keras.Input((4,))), keras.Input((3,))])
