import keras
from keras import layers

words = keras.Input(shape=(5,), batch_size=2, dtype="int32", name="words")
x = layers.Embedding(10, 4, mask_zero=True)(words)
x = layers.LSTM(3, return_sequences=True)(x)
x = layers.Bidirectional(layers.LSTM(2))(x)
model = keras.Model(words, x)
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(5,), batch_size=2, dtype="int32", name="words"),
    layers.Embedding(10, 4, mask_zero=True),
    layers.LSTM(3, return_sequences=True),
    layers.Bidirectional(layers.LSTM(2)),
])
