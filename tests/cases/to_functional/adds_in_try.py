import keras
from keras import layers

model = keras.Sequential([layers.Dense(4, input_shape=(3,))])
try:
    model.add(layers.UnitNormalization())
except AttributeError:
    model.add(layers.BatchNormalization())
model.add(layers.Dense(1))
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
try:
    x = layers.UnitNormalization()(x)
except AttributeError:
    x = layers.BatchNormalization()(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
