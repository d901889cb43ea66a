# kept: no-input-shape
from keras.layers import Dense
from keras.models import Sequential

model = Sequential()
for i, units in enumerate((4, 2)):
    if i == 0:
        model.add(Dense(units, input_shape=(3,)))
    else:
        model.add(Dense(units))
model.add(Dense(1))
