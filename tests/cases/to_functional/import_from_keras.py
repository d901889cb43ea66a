from keras import Sequential, layers

model = Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
# output
from keras import Model, layers

inputs = layers.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = Model(inputs, outputs)
