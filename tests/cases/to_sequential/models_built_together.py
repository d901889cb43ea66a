import keras
from keras import layers

a = keras.Input((4,))
b = keras.Input((5,))
x = layers.Dense(3)(a)
y = layers.Dense(3)(b)
x = layers.Dense(2)(x)
y = layers.Dense(1)(y)
first = keras.Model(a, x)
second = keras.Model(b, y)
# output
import keras
from keras import layers

first = keras.Sequential()
first.add(keras.Input((4,)))
second = keras.Sequential()
second.add(keras.Input((5,)))
first.add(layers.Dense(3))
second.add(layers.Dense(3))
first.add(layers.Dense(2))
second.add(layers.Dense(1))
