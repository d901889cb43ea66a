# said: nothing told differs: m
import keras
from keras import layers

m = keras.Sequential([layers.Dense(4), layers.Dense(2)])

# after
import keras
from keras import layers

m = keras.Sequential()
m.add(layers.Dense(4))
m.add(layers.Dense(2))
