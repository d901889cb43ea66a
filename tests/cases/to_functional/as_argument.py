import keras
from keras import layers


def compiled(model, loss):
    model.compile(loss=loss)
    return model


model = compiled(keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)]), loss="mse")
# output
import keras
from keras import layers


def compiled(model, loss):
    model.compile(loss=loss)
    return model


inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = compiled(keras.Model(inputs, outputs), loss="mse")
