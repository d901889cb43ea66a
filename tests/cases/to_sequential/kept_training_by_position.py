# kept: call-arguments
import keras
from keras import layers

base = keras.Sequential([keras.Input((4,)), layers.Dense(4)])
inputs = keras.Input((4,))
x = base(inputs, False)
model = keras.Model(inputs, x)
