import keras
from keras import layers

model = keras.Sequential([layers.Dense(4), layers.Dense(1)])
model.build((None, 3))
# output
import keras
from keras import layers

inputs = keras.Input(batch_shape=(None, 3))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.build((None, 3))
