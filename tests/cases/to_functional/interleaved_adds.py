from keras.layers import Dense, Input
from keras.models import Sequential

left = Sequential()
right = Sequential()
left.add(Dense(4, input_shape=(3,)))
right.add(Dense(4, input_shape=(2,)))
left.add(Dense(1))
right.add(Dense(1))
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input(shape=(3,))
right_inputs = Input(shape=(2,))
x = Dense(4)(inputs)
right_x = Dense(4)(right_inputs)
outputs = Dense(1)(x)
left = Model(inputs, outputs)
right_outputs = Dense(1)(right_x)
right = Model(right_inputs, right_outputs)
