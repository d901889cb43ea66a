import keras
from keras import layers

match 1:
    case 1:
        print("one")

inputs = keras.Input((4,))
model = keras.Model(inputs, layers.Dense(2)(inputs))
# output
import keras
from keras import layers

match 1:
    case 1:
        print("one")

model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(2),
])
