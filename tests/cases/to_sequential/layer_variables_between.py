import keras
from keras import layers

inputs = keras.Input((4,))
first = layers.Dense(8)
x = first(inputs)
second = layers.Dense(4)
outputs = second(x)
model = keras.Model(inputs, outputs)
# output
import keras
from keras import layers

first = layers.Dense(8)
second = layers.Dense(4)
model = keras.Sequential([
    keras.Input((4,)),
    first,
    second,
])
