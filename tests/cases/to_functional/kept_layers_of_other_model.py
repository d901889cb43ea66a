# kept: unknown-layers
import keras
from keras import layers

tensor = keras.Input((3,))
base = keras.Model(tensor, layers.Dense(4)(tensor))
model = keras.Sequential(base.layers)
