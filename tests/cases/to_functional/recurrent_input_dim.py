# runs: no
from tf_keras.layers import LSTM, Dense, Input
from tf_keras.models import Sequential

model = Sequential()
model.add(LSTM(4, input_dim=2))
model.add(Dense(1))

other = Sequential([LSTM(4, input_dim=2, input_length=5), Dense(1)])
# output
from tf_keras.layers import LSTM, Dense, Input
from tf_keras.models import Model

inputs = Input(shape=(None, 2))
x = LSTM(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)

inputs = Input(shape=(5, 2))
x = LSTM(4)(inputs)
outputs = Dense(1)(x)
other = Model(inputs, outputs)
