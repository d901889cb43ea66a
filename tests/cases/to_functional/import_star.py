from keras.layers import *
from keras.models import *

model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dense(1))
# output
from keras.layers import *
from keras.models import *

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
