import keras
from keras import layers

tensor = keras.Input((3,))
body = keras.Model(tensor, layers.Dense(4)(tensor))
model = keras.Sequential([body, layers.Dense(1)])
# output
import keras
from keras import layers

tensor = keras.Input((3,))
body = keras.Model(tensor, layers.Dense(4)(tensor))
inputs = keras.Input(batch_shape=body.input_shape)
x = body(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
