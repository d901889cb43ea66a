from keras.layers import Dense
from keras.models import Sequential

model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dense(1))
model.compile("sgd", "mse")
first = model.count_params()

model = Sequential()
model.add(Dense(8, input_shape=(3,)))
model.add(Dense(8))
model.add(Dense(1))
model.compile("sgd", "mse")
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
model.compile("sgd", "mse")
first = model.count_params()

inputs = Input(shape=(3,))
x = Dense(8)(inputs)
x = Dense(8)(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
model.compile("sgd", "mse")
