# kept: layer-index
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(2)(inputs)
model = keras.Model(inputs, x)
flags = [True, False]
for layer in model.layers:
    layer.trainable = flags.pop(0)
