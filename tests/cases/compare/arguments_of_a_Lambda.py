# said: called with x2 2 -> 3
import keras
from keras import layers

def f(x, by):
    return x * by
i = keras.Input((3,))
m = keras.Model(i, layers.Lambda(f, arguments={'by': 2})(i))

# after
import keras
from keras import layers

def f(x, by):
    return x * by
i = keras.Input((3,))
m = keras.Model(i, layers.Lambda(f, arguments={'by': 3})(i))
