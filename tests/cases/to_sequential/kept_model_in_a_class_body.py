# kept: not-hoistable
import keras
from keras import layers

class Config:
    inputs = keras.Input((4,))
    model = keras.Model(inputs, layers.Dense(3)(inputs))
