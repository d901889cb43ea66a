import keras
from keras import layers

inputs = keras.Input((8, 8, 3))
x = layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(4, 3)(inputs)))
x = layers.Flatten()(x)
model = keras.Model(inputs, layers.Dense(2)(x))
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((8, 8, 3)),
    layers.Conv2D(4, 3),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.Flatten(),
    layers.Dense(2),
])
