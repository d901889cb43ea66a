from keras.layers import Conv2D, Dense, Dropout, Flatten, Input, MaxPooling2D
from keras.models import Sequential

# the network
model = Sequential([
    # convolutions
    Conv2D(
        4,  # filters
        kernel_size=(3, 3),
        # same size
        padding="same",
        input_shape=(8, 8, 1),
    ),  # end of the first
    # Dropout(0.2),
    MaxPooling2D(pool_size=(2, 2)),

    # head
    Flatten(),
    Dropout(0.5),  # tune me
    Dense(3, activation="softmax"),
    # Dense(1),
])  # three classes
# after
model.compile()
# output
from keras.layers import Conv2D, Dense, Dropout, Flatten, Input, MaxPooling2D
from keras.models import Model

# the network
inputs = Input(shape=(8, 8, 1))
# convolutions
x = Conv2D(
    4,  # filters
    kernel_size=(3, 3),
    # same size
    padding="same",
)(inputs)  # end of the first
# Dropout(0.2),
x = MaxPooling2D(pool_size=(2, 2))(x)

# head
x = Flatten()(x)
x = Dropout(0.5)(x)  # tune me
outputs = Dense(3, activation="softmax")(x)
# Dense(1),
model = Model(inputs, outputs)  # three classes
# after
model.compile()
