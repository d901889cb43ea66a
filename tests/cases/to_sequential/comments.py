import keras
from keras import layers

# the net
inputs = keras.Input((4,))  # four numbers

# hidden part
x = layers.Dense(8)(  # wide
    inputs
)
x = layers.Dense(
    4,
    activation="relu",  # as before
)(x)  # narrow
# done
x = inputs_of_next = layers.Dense(1)(x)

# all of it
model = keras.Model(
    inputs,  # from
    x,  # to
    name="net",
)
# output
import keras
from keras import layers

# the net
# all of it
model = keras.Sequential([
    keras.Input((4,)),  # four numbers

    # hidden part
    # wide
    layers.Dense(8),
    layers.Dense(
        4,
        activation="relu",  # as before
    ),  # narrow
    # done
    layers.Dense(1),
    # from
    # to
], name="net")
