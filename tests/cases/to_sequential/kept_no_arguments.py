# kept: unknown-layers
import keras
from keras import layers

model = keras.Model()
