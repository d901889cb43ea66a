# kept: kind-tested
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
model = keras.Model(inputs, x)


def regularize(value):
    model.add_loss(value)
