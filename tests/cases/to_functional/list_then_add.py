import keras
from keras import layers

model = keras.Sequential([
    layers.Dense(4, input_shape=(3,)),
    layers.ReLU(),
])
model.add(layers.Dense(2))
model.add(layers.Softmax())
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
x = layers.ReLU()(x)
x = layers.Dense(2)(x)
outputs = layers.Softmax()(x)
model = keras.Model(inputs, outputs)
