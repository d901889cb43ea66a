import keras
from keras import layers

model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.ReLU(), layers.Dense(1)])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
x = layers.ReLU()(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
