# said: no difference: m
import keras
from keras import layers

e = keras.Sequential([keras.Input((3,)), layers.Dense(2)])
i = keras.Input((3,))
m = keras.Model(i, e(i))

# after
import keras
from keras import layers

j = keras.Input((3,))
e = keras.Model(j, layers.Dense(2)(j))
i = keras.Input((3,))
m = keras.Model(i, e(i))
