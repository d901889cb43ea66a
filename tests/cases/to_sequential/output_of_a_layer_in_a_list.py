# kept: intermediate-used
import keras
from keras import layers

inputs = keras.Input((8, 8, 1))
x = layers.Conv2D(2, 3, name="first")(inputs)
x = layers.Flatten()(x)
model = keras.Model(inputs, x)
features = keras.Model(model.inputs, model.get_layer("first").output)
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((8, 8, 1)),
    layers.Conv2D(2, 3, name="first"),
    layers.Flatten(),
])
features = keras.Model(model.inputs, model.get_layer("first").output)
