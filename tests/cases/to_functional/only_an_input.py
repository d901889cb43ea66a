import keras
from keras import layers

model = keras.Sequential([keras.Input((3,))])

tensor = keras.Input((2,))
other = keras.Sequential()
other.add(tensor)
# output
import keras
from keras import layers

inputs = keras.Input((3,))
model = keras.Model(inputs, inputs)

tensor = keras.Input((2,))
other = keras.Model(tensor, tensor)
