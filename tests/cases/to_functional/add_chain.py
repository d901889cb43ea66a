from keras.layers import Dense, Dropout
from keras.models import Sequential

model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dropout(0.5))  # c
model.add(Dense(1))
model.compile(loss="mse")
# output
from keras.layers import Dense, Dropout, Input
from keras.models import Model

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
x = Dropout(0.5)(x)  # c
outputs = Dense(1)(x)
model = Model(inputs, outputs)
model.compile(loss="mse")
