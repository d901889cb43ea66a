from keras.layers import Dense, Input
from keras.models import Sequential

model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.summary()
model.add(Dense(1))
model.summary()
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
model = Model(inputs, x)
model.summary()
outputs = Dense(1)(x)
model = Model(inputs, outputs)
model.summary()
