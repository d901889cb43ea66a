from keras.models import Sequential
from keras.layers import Flatten, Dense, Dropout

model = Sequential([Flatten(input_shape=(2, 2)), Dropout(0.1), Dense(1)])
# output
from keras.models import Model
from keras.layers import Flatten, Dense, Dropout, Input

inputs = Input(shape=(2, 2))
x = Flatten()(inputs)
x = Dropout(0.1)(x)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
