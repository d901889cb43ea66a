import keras
from keras import layers

def build(widths):
    inputs = keras.Input((4,))
    x = inputs
    for width in widths:
        x = layers.Dense(width, activation="relu")(x)
        x = layers.Dropout(0.1)(x)
    outputs = layers.Dense(1)(x)
    return keras.Model(inputs, outputs)


model = build([8, 4])
# output
import keras
from keras import layers

def build(widths):
    model = keras.Sequential()
    model.add(keras.Input((4,)))
    for width in widths:
        model.add(layers.Dense(width, activation="relu"))
        model.add(layers.Dropout(0.1))
    model.add(layers.Dense(1))
    return model


model = build([8, 4])
