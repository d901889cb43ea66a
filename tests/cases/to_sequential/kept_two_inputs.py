# kept: multiple-inputs
import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((4,))
x = layers.Add()([a, b])
model = keras.Model([a, b], x)
