from keras.layers import Dense, Dropout, Input
from keras.models import Sequential

model = Sequential()
model.add(Dense(8, input_shape=(4,)))
for units in [8, 4]:
    # a block
    model.add(Dense(units))
    model.add(Dropout(0.1))  # regularize
model.compile("sgd", "mse")
# output
from keras.layers import Dense, Dropout, Input
from keras.models import Model

inputs = Input(shape=(4,))
x = Dense(8)(inputs)
for units in [8, 4]:
    # a block
    x = Dense(units)(x)
    x = Dropout(0.1)(x)  # regularize
model = Model(inputs, x)
model.compile("sgd", "mse")
