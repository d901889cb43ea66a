import keras
from keras import layers

model = keras.Sequential()
model.add(layers.Dense(7 * 7 * 4, use_bias=False, input_shape=(10,)))
model.add(layers.Reshape((7, 7, 4)))
assert model.output_shape == (None, 7, 7, 4)  # Note: None is the batch size
model.add(layers.Conv2DTranspose(2, 5, padding="same"))
assert model.output_shape == (None, 7, 7, 2)
print(model.output_shape)
# output
import keras
from keras import layers

inputs = keras.Input(shape=(10,))
x = layers.Dense(7 * 7 * 4, use_bias=False)(inputs)
x = layers.Reshape((7, 7, 4))(x)
assert x.shape == (None, 7, 7, 4)  # Note: None is the batch size
outputs = layers.Conv2DTranspose(2, 5, padding="same")(x)
model = keras.Model(inputs, outputs)
assert model.output_shape == (None, 7, 7, 2)
print(model.output_shape)
