# kept: intermediate-used, multiple-outputs
import keras
from keras import layers

inputs = keras.Input((8, 8, 1))
x = layers.Conv2D(2, 3, name="first")(inputs)
print("between")
x = layers.Flatten()(x)
model = keras.Model(inputs, x)
grads = keras.Model(model.inputs, [model.get_layer("first").output, model.outputs[0]])
