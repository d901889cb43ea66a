# kept: intermediate-used
import keras
from keras import layers

inputs = keras.Input((4,))
h = layers.Dense(4)(inputs)
x = layers.Dense(8)(h)
for size in (2, 8):
    if size > 3:
        break
else:
    h = x
model = keras.Model(inputs, h)
