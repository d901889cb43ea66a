import keras
from keras import layers

def note(layer, model):
    return layer, model


inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
layer, model = note(layers.Dense(2), keras.Model(inputs, x))
# output
import keras
from keras import layers

def note(layer, model):
    return layer, model


model_1 = keras.Sequential()
model_1.add(keras.Input((4,)))
model_1.add(layers.Dense(3))
layer, model = note(layers.Dense(2), model_1)
