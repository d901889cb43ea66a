import keras
from keras import layers

import os

inputs = keras.Input((8,))
if os.path.exists("weights"):
    x = layers.Dense(4)(inputs)
else:
    x = layers.Dense(5)(inputs)
y = layers.Add()([x, layers.Dense(4)(inputs)])
sizes = []
for name in os.listdir("."):
    sizes.append(keras.Input((1,)))
joined = layers.Concatenate()(sizes)
