from keras import Sequential
from keras.layers import Dense

model = Sequential([Dense(2, input_shape=(3,)),  # first
                    Dense(1)  # second
                    ])  # whole
if model:
    other = Sequential()
    other.add(Dense(2, input_shape=(3,)))  # one
    other.add(Dense(  # two
        1))  # three
# output
from keras import Model
from keras.layers import Dense, Input

inputs = Input(shape=(3,))
x = Dense(2)(inputs)  # first
outputs = Dense(1)(x)  # second
model = Model(inputs, outputs)  # whole
if model:
    inputs = Input(shape=(3,))
    x = Dense(2)(inputs)  # one
    outputs = Dense(  # two
        1)(x)  # three
    other = Model(inputs, outputs)
