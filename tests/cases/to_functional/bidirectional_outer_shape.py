from keras.layers import LSTM, Bidirectional, Dense, Input
from keras.models import Sequential

model = Sequential([
    Bidirectional(LSTM(4, return_sequences=True), input_shape=(5, 3)),
    Bidirectional(LSTM(2)),
    Dense(1),
])
# output
from keras.layers import LSTM, Bidirectional, Dense, Input
from keras.models import Model

inputs = Input(shape=(5, 3))
x = Bidirectional(LSTM(4, return_sequences=True))(inputs)
x = Bidirectional(LSTM(2))(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
