import keras
from keras import layers

model = keras.Sequential(
    [
        layers.Dense(  # hidden
            4,  # units
            input_shape=(3,),  # features
        ),
        layers.Dense(  # input_shape= means nothing here
            input_shape=(4,),  # features
            units=3,  # units
        ),
        layers.Dense(
            2, input_shape=(3,),  # features
            name="small"),
        layers.Dense(
            1,  # one
            input_shape=(2,)),
    ]
)
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(  # hidden
    4,  # units
    # features
)(inputs)
x = layers.Dense(  # input_shape= means nothing here
    # features
    units=3,  # units
)(x)
x = layers.Dense(
    2,  # features
    name="small")(x)
outputs = layers.Dense(
    1  # one
    )(x)
model = keras.Model(inputs, outputs)
