import types

from keras import Sequential
from keras.layers import Dense

sizes = types.SimpleNamespace(width=3)
stack = [Dense(2, input_shape=(sizes.width,))]
stack.append(Dense(1))
sizes.height = 4
listed = Sequential(stack)
built = Sequential()
built.add(Dense(2))
print("made")
built.add(Dense(1))
built.build((None, sizes.height))
# output
import types

from keras import Model
from keras.layers import Dense, Input

sizes = types.SimpleNamespace(width=3)
stack = [Dense(2, input_shape=(sizes.width,))]
stack.append(Dense(1))
sizes.height = 4
inputs = Input(shape=(sizes.width,))
x = inputs
for layer in stack:
    x = layer(x)
listed = Model(inputs, x)
inputs = Input(batch_shape=(None, sizes.height))
x = Dense(2)(inputs)
print("made")
outputs = Dense(1)(x)
built = Model(inputs, outputs)
built.build((None, sizes.height))
