import keras
from keras import layers

inputs = keras.Input((3,))
outputs = layers.Dense(1)(inputs)
model = keras.Model(inputs, outputs)
for layer in model.layers:
    print(layer.name)
