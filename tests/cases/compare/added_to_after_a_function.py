# said: no difference: m
import keras
from keras import layers

def f():
    m = keras.Sequential()
    m.add(keras.Input((3,)))
    return m


a = f()
a.add(layers.Dense(2))
b = f()
b.add(layers.Dense(3))

# after
import keras
from keras import layers

def f():
    m = keras.Sequential()
    m.add(keras.Input((3,)))
    return m


b = f()
b.add(layers.Dense(3))
a = f()
a.add(layers.Dense(2))
