# kept: nested-in-place
import keras
from keras import layers

tensor = keras.Input((3,))
hidden = keras.Sequential([layers.Dense(4), layers.ReLU()])(tensor)
model = keras.Model(tensor, layers.Dense(1)(hidden))
