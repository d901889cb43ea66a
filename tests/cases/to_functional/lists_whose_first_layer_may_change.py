# kept: no-input-shape, no-input-shape, no-input-shape, no-input-shape, no-input-shape
from keras import Sequential
from keras.layers import Dense

from keras import Input

size = 3
layers = [Dense(2, input_shape=(size,))]
size = 4
model = Sequential(layers)
counted = [Dense(2, input_shape=(len("abc"),))]
other = Sequential(counted)
shuffled = [Dense(3, input_shape=(3,)), Dense(3)]
shuffled.reverse()
third = Sequential(shuffled)
started = [Input((3,)), Dense(3)]
fourth = Sequential(started)
fifth = Sequential([Dense(n, input_shape=(n,)) for n in (3,)])
sixth = Sequential([Dense(3, input_shape=(3,)) for n in (1, 2)])
seventh = Sequential([Dense(3, input_shape=(3,)) for n in range(size)])
# output
from keras import Model, Sequential
from keras.layers import Dense

from keras import Input

size = 3
layers = [Dense(2, input_shape=(size,))]
size = 4
model = Sequential(layers)
counted = [Dense(2, input_shape=(len("abc"),))]
other = Sequential(counted)
shuffled = [Dense(3, input_shape=(3,)), Dense(3)]
shuffled.reverse()
third = Sequential(shuffled)
started = [Input((3,)), Dense(3)]
inputs = started[0]
x = inputs
for layer in started[1:]:
    x = layer(x)
fourth = Model(inputs, x)
fifth = Sequential([Dense(n, input_shape=(n,)) for n in (3,)])
inputs = Input(shape=(3,))
x = inputs
for layer in [Dense(3, input_shape=(3,)) for n in (1, 2)]:
    x = layer(x)
sixth = Model(inputs, x)
seventh = Sequential([Dense(3, input_shape=(3,)) for n in range(size)])
