# said: as key
import keras
from keras import layers

q, k = keras.Input((5, 3)), keras.Input((5, 3))
m = keras.Model([q, k], layers.MultiHeadAttention(2, 4)(q, k, key=q))

# after
import keras
from keras import layers

q, k = keras.Input((5, 3)), keras.Input((5, 3))
m = keras.Model([q, k], layers.MultiHeadAttention(2, 4)(q, k, attention_mask=keras.ops.ones_like(q)))
