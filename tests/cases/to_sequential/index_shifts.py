import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(8, name="a")(inputs)
x = layers.Dense(4, name="b")(x)
outputs = layers.Dense(1, name="c")(x)
model = keras.Model(inputs, outputs)
names = [model.layers[1].name, model.layers[3].name, model.layers[-1].name, model.layers[-3].name]
count = len(model.layers)
some = [layer.name for layer in model.layers[1:3]] + [layer.name for layer in model.layers[1:]]
last = [layer.name for layer in model.layers[-2:]]
found = model.get_layer(index=2).name + model.get_layer("b").name
position = 1
moved = model.get_layer(index=position + 1).name
for layer in model.layers[:2]:
    layer.trainable = False
for layer in model.layers:
    layer.trainable = True
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(8, name="a"),
    layers.Dense(4, name="b"),
    layers.Dense(1, name="c"),
])
names = [model.layers[0].name, model.layers[2].name, model.layers[-1].name, model.layers[-3].name]
count = (len(model.layers) + 1)
some = [layer.name for layer in model.layers[:2]] + [layer.name for layer in model.layers]
last = [layer.name for layer in model.layers[-2:]]
found = model.get_layer(index=1).name + model.get_layer("b").name
position = 1
moved = model.get_layer(index=position).name
for layer in model.layers[:1]:
    layer.trainable = False
for layer in model.layers:
    layer.trainable = True
