# kept: no-input-shape
from keras.layers import LSTM, Dense, Embedding
from keras.models import Sequential

model = Sequential()
model.add(Embedding(20, 4))
model.add(LSTM(4))
model.add(Dense(1))
