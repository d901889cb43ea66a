# kept: changed-later
from keras.layers import Dense
from keras.models import Sequential

model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dense(1))
model.pop()
model.add(Dense(2))
