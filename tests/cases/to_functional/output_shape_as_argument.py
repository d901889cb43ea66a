import keras
from keras import layers

model = keras.Sequential()
model.add(layers.Conv2D(2, 3, input_shape=(6, 6, 1)))
model.add(layers.Flatten())
model.add(layers.Dense(model.output_shape[1] // 2))
# output
import keras
from keras import layers

inputs = keras.Input(shape=(6, 6, 1))
x = layers.Conv2D(2, 3)(inputs)
x = layers.Flatten()(x)
outputs = layers.Dense(x.shape[1] // 2)(x)
model = keras.Model(inputs, outputs)
