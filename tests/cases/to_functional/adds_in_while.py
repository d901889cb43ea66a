from keras import Sequential
from keras.layers import Dense, Input

units = 16
model = Sequential([Input((4,)), Dense(units)])
while units > 2:
    units //= 2
    model.add(Dense(units))
# output
from keras import Model
from keras.layers import Dense, Input

units = 16
inputs = Input((4,))
x = Dense(units)(inputs)
while units > 2:
    units //= 2
    x = Dense(units)(x)
model = Model(inputs, x)
