# kept: changed-later
import keras
from keras import layers


def finish(net):
    net.add(layers.Dense(1))
    return net


model = finish(keras.Sequential([layers.Dense(4, input_shape=(3,))]))
