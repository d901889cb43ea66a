# kept: unknown-layers
import keras
from keras import layers

tensor = keras.Input((3,))
base = keras.Model(tensor, layers.Dense(4)(tensor))
model = keras.Sequential()
for layer in base.layers:
    model.add(layer)
model.add(layers.Dense(1))
