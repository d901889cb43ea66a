from keras.layers import (
    Dense,
    Dropout,
    ReLU,
)
from keras.models import Sequential, load_model

model = Sequential([Dense(4, input_shape=(3,)), Dropout(0.1), ReLU()])
# output
from keras.layers import (
    Dense,
    Dropout,
    Input,
    ReLU,
)
from keras.models import Model, load_model

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
x = Dropout(0.1)(x)
outputs = ReLU()(x)
model = Model(inputs, outputs)
