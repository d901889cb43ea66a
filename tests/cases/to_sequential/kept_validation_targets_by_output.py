# kept: multiple-outputs
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4, name="out")(inputs)
model = keras.Model(inputs, x)
model.compile("adam", "mse")


def train(xs, ys):
    model.fit(xs, ys, validation_data=(xs, {"out": ys}))
