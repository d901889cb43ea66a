# said: called with training True -> False
import keras
from keras import layers

i = keras.Input((3,))
m = keras.Model(i, layers.Dropout(0.5)(i, training=True))

# after
import keras
from keras import layers

i = keras.Input((3,))
m = keras.Model(i, layers.Dropout(0.5)(i, training=False))
