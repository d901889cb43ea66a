import keras
from keras import layers

units = 16
inputs = keras.Input((4,))
x = layers.Dense(units)(inputs)
rate = 0.5
x = layers.Dropout(rate)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

units = 16
rate = 0.5
model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(units),
    layers.Dropout(rate),
])
