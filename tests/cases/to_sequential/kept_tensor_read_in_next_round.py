# kept: intermediate-used
import keras
from keras import layers

x = None
for size in (3, 4):
    print(x)
    inputs = keras.Input((size,))
    x = layers.Dense(8)(inputs)
    model = keras.Model(inputs, x)
