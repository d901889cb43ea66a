# kept: tensor-operation
import keras
from keras import layers

def block(x, width):
    x = layers.Dense(width)(x)
    return layers.Dropout(0.5)(x)


inputs = keras.Input((4,))
x = block(inputs, 8)
model = keras.Model(inputs, x)
