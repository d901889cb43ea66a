from keras.layers import Conv2D, Flatten, Input
from keras.models import Sequential

model = Sequential()
model.add(
    Conv2D(
        4,
        (3, 3),
        activation="relu",
        input_shape=(8, 8, 1),
    )
)
model.add(
    Conv2D(
        filters=4,
        kernel_size=3,  # odd
        activation="relu",
    )
)
model.add(Flatten())
# output
from keras.layers import Conv2D, Flatten, Input
from keras.models import Model

inputs = Input(shape=(8, 8, 1))
x = Conv2D(
    4,
    (3, 3),
    activation="relu",
)(inputs)
x = Conv2D(
    filters=4,
    kernel_size=3,  # odd
    activation="relu",
)(x)
outputs = Flatten()(x)
model = Model(inputs, outputs)
