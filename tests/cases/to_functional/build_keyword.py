import keras
from keras import layers

model = keras.Sequential()
model.add(layers.Dense(4))
model.add(layers.Dense(1))
model.build(input_shape=[None, 3])
# output
import keras
from keras import layers

inputs = keras.Input(batch_shape=[None, 3])
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.build(input_shape=[None, 3])
