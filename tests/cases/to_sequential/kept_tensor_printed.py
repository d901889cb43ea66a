# kept: intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(8)(inputs)
print(x.shape)
x = layers.Dense(1)(x)
model = keras.Model(inputs, x)
