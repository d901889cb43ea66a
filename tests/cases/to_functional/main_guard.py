import keras
from keras import layers


def main():
    model = keras.Sequential()
    model.add(layers.Dense(4, input_shape=(3,)))
    model.add(layers.Dense(1))
    return model


if __name__ == "__main__":
    model = main()
# output
import keras
from keras import layers


def main():
    inputs = keras.Input(shape=(3,))
    x = layers.Dense(4)(inputs)
    outputs = layers.Dense(1)(x)
    model = keras.Model(inputs, outputs)
    return model


if __name__ == "__main__":
    model = main()
