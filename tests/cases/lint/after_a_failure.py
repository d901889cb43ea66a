import keras
from keras import layers

parts = []
made = {}
a = keras.Input((8,))
model = keras.Sequential([keras.Input((8, 8, 3))])
for size in (3, 5):
    x = layers.Dense(4)(a)
    missing = layers.Conv2D(4, size)(x)  # finds: KG301
    model.add(layers.Flatten())
    parts.append(missing)
    made[size] = missing
both = layers.Concatenate()(parts)
model.add(layers.Conv2D(4, 3))

first = keras.Sequential([layers.Dense(10, input_shape=[1], name="input_layer")])
