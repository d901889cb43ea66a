# said: gets input_layer and input_layer_1 -> input_layer_1 and input_layer
import keras
from keras import layers

q, k = keras.Input((5, 3)), keras.Input((5, 3))
m = keras.Model([q, k], layers.MultiHeadAttention(2, 4)(q, k))

# after
import keras
from keras import layers

q, k = keras.Input((5, 3)), keras.Input((5, 3))
m = keras.Model([q, k], layers.MultiHeadAttention(2, 4)(k, q))
