from keras.layers import GRU, LSTM, Dense, Input
from keras.models import Sequential

use_gru = False
model = Sequential()
model.add(Input((5, 3)))
model.add(GRU(4) if use_gru else LSTM(4))
model.add(Dense(1))
# output
from keras.layers import GRU, LSTM, Dense, Input
from keras.models import Model

use_gru = False
inputs = Input((5, 3))
x = (GRU(4) if use_gru else LSTM(4))(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
