# runs: no
from keras.layers import Dense
from keras.models import Sequential
from other import Sequential

model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
