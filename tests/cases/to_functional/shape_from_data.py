import numpy as np
from keras.layers import LSTM, Dense, Input
from keras.models import Sequential

train = np.ones((5, 3, 2))
model = Sequential()
model.add(LSTM(4, input_shape=(train.shape[1], train.shape[2])))
model.add(Dense(1))

other = Sequential([LSTM(4, return_sequences=True, input_shape=train.shape[1:]), Dense(1)])
# output
import numpy as np
from keras.layers import LSTM, Dense, Input
from keras.models import Model

train = np.ones((5, 3, 2))
inputs = Input(shape=(train.shape[1], train.shape[2]))
x = LSTM(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)

inputs = Input(shape=train.shape[1:])
x = LSTM(4, return_sequences=True)(inputs)
outputs = Dense(1)(x)
other = Model(inputs, outputs)
