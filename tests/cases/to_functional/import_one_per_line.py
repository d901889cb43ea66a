from keras.models import Sequential
from keras.layers import Dense
from keras.layers import Dropout
import numpy as np

model = Sequential([Dense(4, input_shape=(3,)), Dropout(0.1), Dense(1)])
# output
from keras.models import Model
from keras.layers import Dense, Input
from keras.layers import Dropout
import numpy as np

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
x = Dropout(0.1)(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
