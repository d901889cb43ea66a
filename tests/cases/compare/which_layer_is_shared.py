# said: shares the layer of dense -> dense_1
import keras
from keras import layers

i = keras.Input((3,))
a, b = layers.Dense(3), layers.Dense(3)
m = keras.Model(i, a(b(b(a(i)))))

# after
import keras
from keras import layers

i = keras.Input((3,))
a, b = layers.Dense(3), layers.Dense(3)
m = keras.Model(i, b(a(b(a(i)))))
