import keras
from keras import layers

base_input = keras.Input((4,))
base_output = layers.Dense(3)(base_input)
base = keras.Model(base_input, base_output, name="base")
inputs = keras.Input((4,))
outputs = layers.Dense(2)(base(inputs))
model = keras.Model(inputs, outputs)
# output
import keras
from keras import layers

base = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(3),
], name="base")
model = keras.Sequential([
    keras.Input((4,)),
    base,
    layers.Dense(2),
])
