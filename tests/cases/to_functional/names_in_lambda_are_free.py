import keras
from keras import layers

model = keras.Sequential([
    layers.Lambda(lambda x: x * 2, input_shape=(3,)),
    layers.Dense(1),
])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Lambda(lambda x: x * 2)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
