import keras
from keras import layers

model = keras.Sequential([
    layers.Embedding(20, 4, input_shape=(5,)),
    layers.GlobalAveragePooling1D(),
])
# output
import keras
from keras import layers

inputs = keras.Input(shape=(5,))
x = layers.Embedding(20, 4)(inputs)
outputs = layers.GlobalAveragePooling1D()(x)
model = keras.Model(inputs, outputs)
