# kept: no-input-shape, no-input-shape
from functools import partial

from keras import Sequential
from keras.layers import Conv2D, Dense, Flatten

Conv = partial(Conv2D, kernel_size=3, padding="same")
Shaped = partial(Dense, input_shape=(4,))
model = Sequential([
    Conv(8, input_shape=(8, 8, 1)),
    Conv(16),
    Flatten(),
])
preset = Sequential([Shaped(2)])
unknown = Sequential([Shaped(2, input_shape=(3,))])
# output
from functools import partial

from keras import Model, Sequential
from keras.layers import Conv2D, Dense, Flatten, Input

Conv = partial(Conv2D, kernel_size=3, padding="same")
Shaped = partial(Dense, input_shape=(4,))
inputs = Input(shape=(8, 8, 1))
x = Conv(8)(inputs)
x = Conv(16)(x)
outputs = Flatten()(x)
model = Model(inputs, outputs)
preset = Sequential([Shaped(2)])
unknown = Sequential([Shaped(2, input_shape=(3,))])
