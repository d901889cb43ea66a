# kept: multiple-inputs
import keras
from keras import layers

ins = [keras.Input((4,)) for _ in range(2)]
model = keras.Model([i for i in ins], layers.Add()(ins))
