# kept: no-input-shape, no-input-shape, no-input-shape, no-input-shape, no-input-shape, no-input-shape
import types

from keras import Sequential
from keras.layers import Dense, InputLayer

sizes = types.SimpleNamespace(width=3, table={"a": 3})
count = 3


def widen():
    global count
    sizes.width += 1
    count += 1


model = Sequential()
model.add(Dense(2))
sizes.width = 5
model.add(Dense(1))
model.build((None, sizes.width))
stack = [Dense(2, input_shape=(sizes.width,))]
sizes.width = 6
listed = Sequential(stack)
layer = Dense(2, input_shape=(sizes.table["a"],))
sizes.table["a"] = 4
held = Sequential([layer])
layer = Dense(2, input_shape=(sizes.width,))
widen()
called = Sequential([layer])
layer = Dense(2, input_shape=(count,))
widen()
counted = Sequential([layer])
first = InputLayer((sizes.width,))
sizes.width = 7
positional = Sequential([first, Dense(1)])
