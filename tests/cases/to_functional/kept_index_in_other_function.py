# kept: layer-index
import keras
from keras import layers


def first_name(net):
    return net.layers[0].name


model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
name = first_name(model)
