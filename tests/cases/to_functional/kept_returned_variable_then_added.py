# kept: changed-later
import keras
from keras import layers


def start():
    net = keras.Sequential()
    net.add(layers.Dense(4, input_shape=(3,)))
    return net


model = start()
model.summary()
model.add(layers.Dense(1))
