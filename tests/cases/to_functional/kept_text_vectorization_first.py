# kept: no-input-shape
import keras
from keras import layers

vectorize = layers.TextVectorization(max_tokens=10)
model = keras.Sequential([vectorize, layers.Embedding(10, 3), layers.GlobalAveragePooling1D()])
