from keras.layers import LSTM, Dense, Embedding, Input
from keras.models import Sequential

model = Sequential()
model.add(Embedding(20, 4, input_length=5))
model.add(LSTM(4))
model.add(Dense(1))
# output
from keras.layers import LSTM, Dense, Embedding, Input
from keras.models import Model

inputs = Input(shape=(5,))
x = Embedding(20, 4)(inputs)
x = LSTM(4)(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
