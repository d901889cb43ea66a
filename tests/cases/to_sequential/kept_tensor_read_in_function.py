# kept: intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(8)(inputs)
model = keras.Model(inputs, x)


def show():
    print(x)
