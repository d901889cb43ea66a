# kept: layer-index
import keras
from keras import layers

model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])


def name_of(net, i):
    return net.get_layer(index=i).name


name = name_of(model, 1)
