# kept: changed-later
import keras
from keras import layers


def start():
    return keras.Sequential([layers.Dense(4, input_shape=(3,))])


model = start()
model.add(layers.Dense(1))
