# kept: merge
import keras
from keras import layers

inputs = keras.Input((4,))
y = layers.Dense(4)(inputs)
x = layers.Add()([inputs, y])
model = keras.Model(inputs, x)
