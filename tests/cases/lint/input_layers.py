"""An InputLayer tells the shape of a Sequential, as an Input does."""

from tensorflow import keras

first = keras.Sequential(
    [
        keras.layers.InputLayer(input_shape=(28, 28, 1)),
        keras.layers.Conv2D(4, 3),
        keras.layers.Reshape((26, 26, 4)),
    ]
)

second = keras.Sequential()
second.add(keras.layers.InputLayer((8,)))
second.add(keras.layers.Dense(4))
second.add(keras.layers.Reshape((3, 3)))  # finds: KG301

unknown = keras.Sequential(
    [
        keras.layers.InputLayer(shape=(len(open("names").read()),)),
        keras.layers.Dense(3),
        keras.layers.Reshape((2, 2)),  # finds: KG301
    ]
)
