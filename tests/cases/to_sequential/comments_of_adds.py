import keras
from keras import layers

def build():
    # start
    inputs = keras.Input((4,))  # four
    x = inputs  # as it is
    for width in (8, 4):  # going down
        # a block
        x = layers.Dense(width)(x)  # dense

    # the end
    return keras.Model(inputs, x)  # back


model = build()
# output
import keras
from keras import layers

def build():
    # start
    model = keras.Sequential()
    model.add(keras.Input((4,)))  # four
    # as it is
    for width in (8, 4):  # going down
        # a block
        model.add(layers.Dense(width))  # dense

    # the end
    return model  # back


model = build()
