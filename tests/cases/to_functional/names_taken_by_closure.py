import keras
from keras import layers

outputs = ["price"]


def names():
    return outputs


net = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
read = names()
# output
import keras
from keras import layers

outputs = ["price"]


def names():
    return outputs


net_inputs = keras.Input(shape=(3,))
net_x = layers.Dense(4)(net_inputs)
net_outputs = layers.Dense(1)(net_x)
net = keras.Model(net_inputs, net_outputs)
read = names()
