# said: called with use_causal_mask True -> not set
import keras
from keras import layers

q = keras.Input((5, 3))
m = keras.Model(q, layers.MultiHeadAttention(2, 4)(q, q, use_causal_mask=True))

# after
import keras
from keras import layers

q = keras.Input((5, 3))
m = keras.Model(q, layers.MultiHeadAttention(2, 4)(q, q))
