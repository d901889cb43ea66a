# kept: changed-later
import keras
from keras import layers


def add_block(net, units):
    net.add(layers.Dense(units))
    net.add(layers.ReLU())


model = keras.Sequential()
model.add(layers.Dense(4, input_shape=(3,)))
add_block(model, 3)
model.add(layers.Dense(1))
