# runs: no
from keras.engine import Model
from keras.layers import Dense, Input

inputs = Input((4,))
model = Model(inputs, Dense(2)(inputs))
# output
from keras.models import Sequential
from keras.layers import Dense, Input

model = Sequential([
    Input((4,)),
    Dense(2),
])
