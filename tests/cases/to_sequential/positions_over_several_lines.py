import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
x = layers.Dense(2)(x)
model = keras.Model(inputs, x)
names = [
    layer.name
    for layer in (
        model
        .layers[1:]
    )
]
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(3),
    layers.Dense(2),
])
names = [
    layer.name
    for layer in model.layers
]
