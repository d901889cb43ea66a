from keras.layers import Conv2D, Dense, Flatten
from keras.models import Sequential

model = Sequential([
    Conv2D(4, 3, input_shape=(8, 8, 3)),  # first
    # own line
    Flatten(),
    Dense(10),
])
model.compile(loss="mse")
# output
from keras.layers import Conv2D, Dense, Flatten, Input
from keras.models import Model

inputs = Input(shape=(8, 8, 3))
x = Conv2D(4, 3)(inputs)  # first
# own line
x = Flatten()(x)
outputs = Dense(10)(x)
model = Model(inputs, outputs)
model.compile(loss="mse")
