import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs); model = keras.Model(inputs, x); \
print("made")
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(3),
])
print("made")
