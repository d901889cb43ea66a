# said: axes (0, 1, 2) -> (0, 2, 1)
import keras
from keras import layers

i = keras.Input((4, 4))
m = keras.Model(i, keras.ops.transpose(i, (0, 1, 2)))

# after
import keras
from keras import layers

i = keras.Input((4, 4))
m = keras.Model(i, keras.ops.transpose(i, (0, 2, 1)))
