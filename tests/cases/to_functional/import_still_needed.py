# kept: no-input-shape
from keras.layers import Dense
from keras.models import Sequential

deferred = Sequential([Dense(4), Dense(1)])
model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
# output
from keras.layers import Dense, Input
from keras.models import Model, Sequential

deferred = Sequential([Dense(4), Dense(1)])
inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
