from keras import Sequential
from keras.layers import Dense

try:
    value = {"a": 1}
except ValueError as model:
    print(model)
with open(__file__ if "__file__" in globals() else "/dev/null") as (stream):
    pass
match value:
    case {"b": 1, **rest}:
        print(rest)
    case {"a": int() as number}:
        print(number)
model = Sequential([Dense(2, input_shape=(3,))])
# output
from keras import Model
from keras.layers import Dense, Input

try:
    value = {"a": 1}
except ValueError as model:
    print(model)
with open(__file__ if "__file__" in globals() else "/dev/null") as (stream):
    pass
match value:
    case {"b": 1, **rest}:
        print(rest)
    case {"a": int() as number}:
        print(number)
inputs = Input(shape=(3,))
outputs = Dense(2)(inputs)
model = Model(inputs, outputs)
