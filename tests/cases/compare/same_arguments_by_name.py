# said: no difference
import keras
from keras import layers

q, k = keras.Input((5, 3)), keras.Input((5, 3))
m = keras.Model([q, k], layers.MultiHeadAttention(2, 4)(q, k))

# after
import keras
from keras import layers

q, k = keras.Input((5, 3)), keras.Input((5, 3))
m = keras.Model([q, k], layers.MultiHeadAttention(2, 4)(value=k, query=q))
