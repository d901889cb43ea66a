# flags: --input-shape 5
# kept: no-input-shape
import keras
from keras import Sequential
from keras.layers import Dense, Embedding, Flatten

keras.config.set_dtype_policy("mixed_float16")
model = Sequential([Embedding(9, 4), Flatten(), Dense(1)])
