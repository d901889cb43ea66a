from keras.layers import Dense, Input
from keras.models import Sequential

model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dense(2, input_shape=(4,), activation="relu"))
model.add(Dense(1, input_dim=2))
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
x = Dense(2, activation="relu")(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
