import keras
from keras import layers

inputs = keras.Input((4,))
x = inputs
for width in (8, 0, 4):
    if not width:
        continue
    x = layers.Dense(width)(x)
else:
    x = layers.Dropout(0.1)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
for width in (8, 0, 4):
    if not width:
        continue
    model.add(layers.Dense(width))
else:
    model.add(layers.Dropout(0.1))
