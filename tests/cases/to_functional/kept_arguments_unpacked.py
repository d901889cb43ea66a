# kept: no-input-shape
import keras
from keras import layers

options = {"units": 4, "input_shape": (3,)}
model = keras.Sequential([layers.Dense(**options), layers.Dense(1)])
