# kept: no-input-shape
from keras.layers import Dense
from keras.models import Sequential

model = Sequential()
for units in (4, 2):
    model.add(Dense(units))
