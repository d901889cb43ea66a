# kept: layer-index
import keras
from keras import layers

encoder = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
autoencoder = keras.Sequential([encoder, layers.Dense(4)])
print(autoencoder.layers[0].layers[0].units)
# output
import keras
from keras import layers

encoder = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
inputs = keras.Input(batch_shape=encoder.input_shape)
x = encoder(inputs)
outputs = layers.Dense(4)(x)
autoencoder = keras.Model(inputs, outputs)
print(autoencoder.layers[1].layers[0].units)
