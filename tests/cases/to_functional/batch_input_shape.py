# runs: no
from tf_keras.layers import LSTM, Dense, Input
from tf_keras.models import Sequential

model = Sequential()
model.add(LSTM(4, batch_input_shape=(2, 5, 3), stateful=True))
model.add(Dense(1))
# output
from tf_keras.layers import LSTM, Dense, Input
from tf_keras.models import Model

inputs = Input(batch_shape=(2, 5, 3))
x = LSTM(4, stateful=True)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
