from keras.layers import Dense, Input
from keras.models import Model, Sequential

tensor = Input((3,))
other = Model(tensor, Dense(1)(tensor))
model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
# output
from keras.layers import Dense, Input
from keras.models import Model

tensor = Input((3,))
other = Model(tensor, Dense(1)(tensor))
inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
