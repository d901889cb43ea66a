import keras
from keras import layers

inputs = keras.Input((4,))
hidden = layers.Dense(3)(inputs)
model = keras.Model(inputs, layers.Dense(1)(layers.Dropout(0.5)(hidden)), name="net")
# output
import keras
from keras import layers

model = keras.Sequential(name="net")
model.add(keras.Input((4,)))
model.add(layers.Dense(3))
dense = layers.Dense(1)
model.add(layers.Dropout(0.5))
model.add(dense)
