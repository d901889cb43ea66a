# kept: no-input-shape
from keras.layers import Dense, TimeDistributed
from keras.models import Sequential

model = Sequential([TimeDistributed(Dense(4, input_shape=(3,))), Dense(1)])
