import keras
from keras import layers

inputs = keras.Input((8, 8, 3))
x = keras.Sequential([layers.RandomFlip(), layers.Rescaling(1 / 255)])(inputs)
x = layers.Flatten()(x)
outputs = layers.Dense(2)(x)
model = keras.Model(inputs, outputs)
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((8, 8, 3)),
    keras.Sequential([layers.RandomFlip(), layers.Rescaling(1 / 255)]),
    layers.Flatten(),
    layers.Dense(2),
])
