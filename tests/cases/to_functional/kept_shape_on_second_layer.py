# kept: no-input-shape
from keras.layers import Dense
from keras.models import Sequential

model = Sequential()
model.add(Dense(4))
model.add(Dense(2, input_shape=(4,)))
