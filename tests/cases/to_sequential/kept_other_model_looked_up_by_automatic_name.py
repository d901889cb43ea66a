# kept: kind-tested
import keras
from keras import layers

inner = keras.Sequential([keras.Input((4,)), layers.Dense(4)])
inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
model = keras.Model(inputs, x)
outer = keras.Sequential([keras.Input((4,)), inner])
print(outer.get_layer("sequential").name)
