import keras
from keras import layers

SIZE = (8, 8)
model = keras.Sequential([
    layers.Rescaling(1.0 / 255, input_shape=SIZE + (3,)),
    layers.Flatten(),
    layers.Dense(1),
])
# output
import keras
from keras import layers

SIZE = (8, 8)
inputs = keras.Input(shape=SIZE + (3,))
x = layers.Rescaling(1.0 / 255)(inputs)
x = layers.Flatten()(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
