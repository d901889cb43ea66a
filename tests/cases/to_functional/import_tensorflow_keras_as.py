import tensorflow.keras as K

model = K.Sequential([K.layers.Dense(4, input_shape=(3,)), K.layers.Dense(1)])
# output
import tensorflow.keras as K

inputs = K.Input(shape=(3,))
x = K.layers.Dense(4)(inputs)
outputs = K.layers.Dense(1)(x)
model = K.Model(inputs, outputs)
