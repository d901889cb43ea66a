import keras
from keras import layers

def build(shape, data):
    a = keras.Input(shape)
    b = keras.Input((data.shape[1],))
    c = keras.Input((None, 4))
    d = keras.Input((7, 4))
    first = layers.Concatenate()([a, b])
    second = layers.Concatenate()([c, d])
    return keras.Model([a, b, c, d], [first, second])
