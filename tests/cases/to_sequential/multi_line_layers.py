import keras
from keras import layers

inputs = keras.Input(
    shape=(8, 8, 3),
)
x = layers.Conv2D(4,
                  3,
                  activation="relu")(inputs)
x = layers.Flatten(
)(x)
x = layers.Dense(
    2,
    kernel_initializer=keras.initializers.RandomNormal(
        stddev=0.1,
    ),
)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input(
        shape=(8, 8, 3),
    ),
    layers.Conv2D(4,
                  3,
                  activation="relu"),
    layers.Flatten(
    ),
    layers.Dense(
        2,
        kernel_initializer=keras.initializers.RandomNormal(
            stddev=0.1,
        ),
    ),
])
