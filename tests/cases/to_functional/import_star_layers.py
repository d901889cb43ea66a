from keras.layers import *
from keras.models import Sequential

model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
# output
from keras.layers import *
from keras.models import Model

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
