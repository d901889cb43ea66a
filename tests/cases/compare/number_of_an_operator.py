# said: called with x2 2 -> 3
import keras
from keras import layers

i = keras.Input((3,))
m = keras.Model(i, i * 2)

# after
import keras
from keras import layers

i = keras.Input((3,))
m = keras.Model(i, i * 3)
