# kept: changed-later, changed-later
from keras import Sequential
from keras.layers import Dense

import random

model = Sequential()
if random.random() > 2:
    model = Sequential()
model.add(Dense(2, input_shape=(3,)))
