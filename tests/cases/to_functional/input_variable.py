import keras
from keras import layers

features = keras.Input(shape=(3,))
model = keras.Sequential([features, layers.Dense(4), layers.Dense(1)])
# output
import keras
from keras import layers

features = keras.Input(shape=(3,))
x = layers.Dense(4)(features)
outputs = layers.Dense(1)(x)
model = keras.Model(features, outputs)
