# kept: tensor-operation
import keras
from keras import layers

def block(x):
    return layers.Add()([x, layers.Dense(4)(x)])


inputs = keras.Input((4,))
x = block(inputs)
model = keras.Model(inputs, x)
