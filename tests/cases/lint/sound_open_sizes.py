import keras
from keras import layers

a = keras.Input((None, 4))
b = keras.Input((7, 4))
c = layers.Concatenate()([a, b])
d = layers.Add()([a, b])
