import keras
from keras import layers

def activation(name):
    if name == "leaky":
        layer = layers.LeakyReLU()
    else:
        layer = layers.Activation(name)
    return layer


inputs = keras.Input((4,))
x = activation("leaky")(inputs)
x = layers.Dense(3)(x)
x = activation("relu")(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

def activation(name):
    if name == "leaky":
        layer = layers.LeakyReLU()
    else:
        layer = layers.Activation(name)
    return layer


model = keras.Sequential([
    keras.Input((4,)),
    activation("leaky"),
    layers.Dense(3),
    activation("relu"),
])
