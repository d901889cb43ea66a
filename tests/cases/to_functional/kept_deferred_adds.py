# kept: no-input-shape
from keras.layers import Conv2D, Dense, Flatten
from keras.models import Sequential

model = Sequential()
model.add(Conv2D(4, 3))
model.add(Flatten())
model.add(Dense(1))
