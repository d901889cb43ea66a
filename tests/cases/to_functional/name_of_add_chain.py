import keras
from keras import layers

net = keras.Sequential(name="classifier")
net.add(layers.Dense(4, input_shape=(3,), name="hidden"))
net.add(layers.Dense(1, name="logits"))
kernel = net.get_layer("hidden").name
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4, name="hidden")(inputs)
outputs = layers.Dense(1, name="logits")(x)
net = keras.Model(inputs, outputs, name="classifier")
kernel = net.get_layer("hidden").name
