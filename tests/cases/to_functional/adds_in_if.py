from keras.layers import Dense, Dropout, Flatten, Input
from keras.models import Sequential

dropout, deep = 0.0, True
model = Sequential()
model.add(Flatten(input_shape=(2, 2)))
if dropout:
    model.add(Dropout(dropout))
if deep:
    model.add(Dense(8))
    model.add(Dense(8))
elif dropout:
    model.add(Dense(4))
else:
    model.add(Dense(2))
model.add(Dense(1))
# output
from keras.layers import Dense, Dropout, Flatten, Input
from keras.models import Model

dropout, deep = 0.0, True
inputs = Input(shape=(2, 2))
x = Flatten()(inputs)
if dropout:
    x = Dropout(dropout)(x)
if deep:
    x = Dense(8)(x)
    x = Dense(8)(x)
elif dropout:
    x = Dense(4)(x)
else:
    x = Dense(2)(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
