# kept: multiple-inputs
import keras
from keras import layers

a = keras.Input((4,))
ins = [a, keras.Input((4,))]
model = keras.Model(ins, layers.Add()(ins))
