# kept: kind-tested, kind-tested
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
model = keras.Model(inputs, x)
start = keras.Input((4,))
outer = keras.Model([start], [model(start)])
found = outer.get_layer("functional")
