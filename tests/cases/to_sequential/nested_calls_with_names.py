import keras
from keras import layers

inputs = keras.Input((8, 8, 3))
x = layers.Flatten(name="b")(layers.Conv2D(4, 3, name="a")(inputs))
x = layers.Activation("relu", name="c")(layers.Activation("tanh")(x))
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((8, 8, 3)),
    layers.Conv2D(4, 3, name="a"),
    layers.Flatten(name="b"),
    layers.Activation("tanh"),
    layers.Activation("relu", name="c"),
])
