import keras
from keras import layers

model = keras.Sequential(layers=[layers.Dense(1, input_shape=(3,))] + [layers.Dense(2) for _ in (1, 2)])
model.add(layers.Dense(1))
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(1)(inputs)
for layer in [layers.Dense(2) for _ in (1, 2)]:
    x = layer(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
