# said: no difference
import keras
from keras import layers

def f(x):
    return x * 2
i = keras.Input((3,))
m = keras.Model(i, layers.Lambda(f)(i))

# after
import keras
from keras import layers

def f(x):  # twice
    return x * 2
i = keras.Input((3,))
m = keras.Model(i, layers.Lambda(f)(i))
