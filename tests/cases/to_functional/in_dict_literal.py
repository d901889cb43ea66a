import keras
from keras import layers

settings = {
    "epochs": 3,
    "model": keras.Sequential([
        layers.Dense(4, input_shape=(3,)),
        layers.Dense(1),
    ]),
    "loss": "mse",
}
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
settings = {
    "epochs": 3,
    "model": keras.Model(inputs, outputs),
    "loss": "mse",
}
