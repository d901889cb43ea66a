import keras
from keras import layers

model = keras.Sequential([
    keras.Input((3,)),
    *[layers.Dense(units) for units in (8, 4)],
    layers.Dense(1),
])
# output
import keras
from keras import layers

inputs = keras.Input((3,))
x = inputs
for layer in [layers.Dense(units) for units in (8, 4)]:
    x = layer(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
