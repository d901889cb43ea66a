from keras.layers import Dense, Input
from keras.models import Sequential

model = Sequential()
model.add(Dense(8, input_shape=(4,)))
for units in (8, 4):
    model.add(Dense(units, activation="relu"))
model.add(Dense(1))
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input(shape=(4,))
x = Dense(8)(inputs)
for units in (8, 4):
    x = Dense(units, activation="relu")(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
