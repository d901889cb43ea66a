import keras
from keras import Sequential

del Sequential


def Sequential(items):
    return tuple(items)


model = Sequential([keras.layers.Dense(4, input_shape=(3,))])
