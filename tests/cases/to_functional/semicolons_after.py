from keras import Sequential
from keras.layers import Dense

model = Sequential(); model.add(Dense(4, input_shape=(3,))); model.add(Dense(2)); print("made")
other = Sequential([Dense(4, input_shape=(3,))]); other.compile("adam", "mse")
# output
from keras import Model
from keras.layers import Dense, Input

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(2)(x)
model = Model(inputs, outputs)
print("made")
inputs = Input(shape=(3,))
outputs = Dense(4)(inputs)
other = Model(inputs, outputs)
other.compile("adam", "mse")
