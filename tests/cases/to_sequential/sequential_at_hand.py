from keras import Input, Model, Sequential
from keras.layers import Dense

other = Sequential([Input((2,)), Dense(1)])
inputs = Input((4,))
model = Model(inputs, Dense(2)(inputs))
# output
from keras import Input, Sequential
from keras.layers import Dense

other = Sequential([Input((2,)), Dense(1)])
model = Sequential([
    Input((4,)),
    Dense(2),
])
