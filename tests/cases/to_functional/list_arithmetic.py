import keras
from keras import layers

hidden = [layers.Dense(4), layers.Dense(4)]
model = keras.Sequential([layers.Dense(8, input_shape=(3,))] + hidden + [layers.Dense(1)])
# output
import keras
from keras import layers

hidden = [layers.Dense(4), layers.Dense(4)]
inputs = keras.Input(shape=(3,))
x = layers.Dense(8)(inputs)
for layer in hidden:
    x = layer(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
