# kept: changed-later
from keras.layers import Dense
from keras.models import Sequential

headless = True
model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dense(1))
if headless:
    model.pop()
