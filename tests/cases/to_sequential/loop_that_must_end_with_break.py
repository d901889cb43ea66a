import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
for size in (2, 8):
    if size > 3:
        break
else:
    raise ValueError("no size")
x = layers.Dense(size)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model_1 = keras.Sequential()
model_1.add(keras.Input((4,)))
model_1.add(layers.Dense(4))
for size in (2, 8):
    if size > 3:
        break
else:
    raise ValueError("no size")
model_1.add(layers.Dense(size))
model = model_1
