import keras
from keras import layers

shape = keras.Input((3,))

model = keras.Sequential()  # empty
# the input
model.add(shape)  # made above
# the output
model.add(layers.Dense(2))  # logits
# output
import keras
from keras import layers

shape = keras.Input((3,))

# empty
# the input
# made above
# the output
outputs = layers.Dense(2)(shape)  # logits
model = keras.Model(shape, outputs)
