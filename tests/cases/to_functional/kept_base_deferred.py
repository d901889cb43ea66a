# kept: no-input-shape, no-input-shape
import keras
from keras import layers

body = keras.Sequential([layers.Dense(4), layers.ReLU()])
model = keras.Sequential([body, layers.Dense(1)])
