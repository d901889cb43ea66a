import keras
from keras import layers

class Scale(layers.Layer):
    def call(self, x):
        return 2.0 * x


class Twice(Scale):
    pass


inputs = keras.Input((4,))
x = Scale()(inputs)
x = Twice(name="twice")(x)
x = layers.Lambda(lambda x: x + 1.0)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

class Scale(layers.Layer):
    def call(self, x):
        return 2.0 * x


class Twice(Scale):
    pass


model = keras.Sequential([
    keras.Input((4,)),
    Scale(),
    Twice(name="twice"),
    layers.Lambda(lambda x: x + 1.0),
])
