# kept: changed-later
import keras
from keras import layers


def behead(net):
    net.pop()


model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
behead(model)
