from keras.layers import Dense, Input
from keras.models import Sequential

model = Sequential()
model.add(Input(shape=(4,)))
for units in []:
    model.add(Dense(units))
model.add(Dense(1))
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input(shape=(4,))
x = inputs
for units in []:
    x = Dense(units)(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
