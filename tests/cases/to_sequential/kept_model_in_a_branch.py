# kept: not-hoistable
import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
model = None
if keras.__version__:
    model = keras.Model(inputs, x)
