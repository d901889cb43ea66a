# said: trainable 8 -> 0
import keras
from keras import layers

i = keras.Input((3,))
d = layers.Dense(2)
m = keras.Model(i, d(i))

# after
import keras
from keras import layers

i = keras.Input((3,))
d = layers.Dense(2)
m = keras.Model(i, d(i))
d.trainable = False
