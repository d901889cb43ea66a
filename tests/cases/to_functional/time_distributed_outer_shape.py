from keras.layers import Dense, Flatten, Input, TimeDistributed
from keras.models import Sequential

model = Sequential()
model.add(TimeDistributed(Dense(4), input_shape=(5, 3)))
model.add(Flatten())
model.add(Dense(1))
# output
from keras.layers import Dense, Flatten, Input, TimeDistributed
from keras.models import Model

inputs = Input(shape=(5, 3))
x = TimeDistributed(Dense(4))(inputs)
x = Flatten()(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
