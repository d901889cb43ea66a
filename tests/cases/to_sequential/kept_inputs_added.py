# kept: multiple-inputs
import keras
from keras import layers

a = [keras.Input((4,))]
b = [keras.Input((4,))]
model = keras.Model(a + b, layers.Add()([*a, *b]))
