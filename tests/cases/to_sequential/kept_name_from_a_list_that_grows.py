# kept: changed-later
import keras
from keras import layers

names = ["a"]
inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
names.append("b")
x = layers.Dense(2)(x)
model = keras.Model(inputs, x, name=names[-1])
