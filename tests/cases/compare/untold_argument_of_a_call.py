# said: not compared: Dropout dropout: training
import keras
from keras import layers

flag = bool(input())
i = keras.Input((5,))
m = keras.Model(i, layers.Dropout(0.5)(i, training=flag))

# after
import keras
from keras import layers

flag = not bool(input())
i = keras.Input((5,))
m = keras.Model(i, layers.Dropout(0.5)(i, training=flag))
