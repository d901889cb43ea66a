from keras.layers import Dense, Input
from keras.models import Sequential

deep = True
model = Sequential()
model.add(Dense(8, input_shape=(4,)))
if deep: model.add(Dense(8))
model.add(Dense(1))
# output
from keras.layers import Dense, Input
from keras.models import Model

deep = True
inputs = Input(shape=(4,))
x = Dense(8)(inputs)
if deep: x = Dense(8)(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
