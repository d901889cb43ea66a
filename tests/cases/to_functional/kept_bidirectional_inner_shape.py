# kept: no-input-shape
from keras.layers import LSTM, Bidirectional, Dense
from keras.models import Sequential

model = Sequential()
model.add(Bidirectional(LSTM(4, input_shape=(5, 3))))
model.add(Dense(1))
