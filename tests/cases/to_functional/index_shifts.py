import keras
from keras import layers

model = keras.Sequential([
    layers.Dense(8, input_shape=(3,), name="a"),
    layers.Dense(4, name="b"),
    layers.Dense(1, name="c"),
])
names = [model.layers[0].name, model.layers[2].name, model.layers[-1].name]
by_index = model.get_layer(index=1).name
by_position = model.get_layer("b").name
model.layers[1].trainable = False
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(8, name="a")(inputs)
x = layers.Dense(4, name="b")(x)
outputs = layers.Dense(1, name="c")(x)
model = keras.Model(inputs, outputs)
names = [model.layers[1].name, model.layers[3].name, model.layers[-1].name]
by_index = model.get_layer(index=2).name
by_position = model.get_layer("b").name
model.layers[2].trainable = False
