# kept: changed-later
import keras
from keras import layers

model = keras.Sequential([layers.Dense(4, input_shape=(3,))])


def grow():
    model.add(layers.Dense(4))


grow()
grow()
