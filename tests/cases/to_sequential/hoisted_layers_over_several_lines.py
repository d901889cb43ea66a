import keras
from keras import layers

inputs = keras.Input((4,))
outputs = (layers.Dense
    (1)
    (layers.Dense(2)(inputs)))
model = keras.Model(inputs, outputs)
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((4,)))
dense = layers.Dense(1)
model.add(layers.Dense(2))
model.add(dense)
