import keras
from keras import layers

model = keras.Sequential([
    layers.Dense(3, input_shape=(3,)),
    # more below
])  # open
model.add(layers.Dense(1))  # logits
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(3)(inputs)
# more below
# open
outputs = layers.Dense(1)(x)  # logits
model = keras.Model(inputs, outputs)
