import keras
from keras import layers

VOCABULARY = 20
LENGTH = 5
model = keras.Sequential([
    layers.Embedding(input_dim=VOCABULARY, output_dim=4, input_length=LENGTH, mask_zero=True),
    layers.LSTM(4),
    layers.Dense(1),
])
# output
import keras
from keras import layers

VOCABULARY = 20
LENGTH = 5
inputs = keras.Input(shape=(LENGTH,))
x = layers.Embedding(input_dim=VOCABULARY, output_dim=4, mask_zero=True)(inputs)
x = layers.LSTM(4)(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
