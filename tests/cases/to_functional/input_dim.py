from keras.layers import Dense, Input
from keras.models import Sequential

model = Sequential()
model.add(Dense(4, input_dim=3, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input(shape=(3,))
x = Dense(4, activation="relu")(inputs)
outputs = Dense(1, activation="sigmoid")(x)
model = Model(inputs, outputs)
