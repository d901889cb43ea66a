import keras
from keras import layers

model = keras.Sequential()
base = keras.Sequential([layers.Dense(1, input_shape=(3,)), layers.Dense(1)])
model.add(base)
model.add(layers.Dense(1))
# output
import keras
from keras import layers

base_inputs = keras.Input(shape=(3,))
base_x = layers.Dense(1)(base_inputs)
base_outputs = layers.Dense(1)(base_x)
base = keras.Model(base_inputs, base_outputs)
inputs = keras.Input(batch_shape=base.input_shape)
x = base(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
