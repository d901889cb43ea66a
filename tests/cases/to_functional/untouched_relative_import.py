# runs: no
from .models import Sequential
from keras.layers import Dense

model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
