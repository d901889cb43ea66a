import keras
from keras import layers

join = layers.Concatenate()
a = keras.Input((4, 2))
b = keras.Input((4, 3))
c = keras.Input((5, 3))
first = join([a, b])
second = join([a, c])  # finds: KG101
