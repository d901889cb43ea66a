# said: no difference: b (Sequential
import keras
from keras import layers

b = keras.Sequential([keras.Input((3,)), layers.Dense(2)])
b.add(layers.Dense(3))

# after
import keras
from keras import layers

j = keras.Input((3,))
b = keras.Model(j, layers.Dense(2)(j))
b = keras.Model(j, layers.Dense(3)(b.output))
