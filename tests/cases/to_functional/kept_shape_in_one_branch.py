# kept: no-input-shape
from keras.layers import Dense
from keras.models import Sequential

stated = True
model = Sequential()
if stated:
    model.add(Dense(4, input_shape=(3,)))
else:
    model.add(Dense(4))
model.add(Dense(1))
