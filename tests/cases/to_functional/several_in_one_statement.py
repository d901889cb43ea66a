from keras import Sequential
from keras.layers import Dense

models = {"small": Sequential([Dense(1, input_shape=(3,))]), "large": Sequential([Dense(9, input_shape=(3,)), Dense(1)])}
pair = (
    Sequential([
        Dense(1, input_shape=(3,)),  # one
    ]),
    Sequential([
        Dense(2, input_shape=(3,)),  # two
    ]),
)
# output
from keras import Model
from keras.layers import Dense, Input

inputs = Input(shape=(3,))
outputs = Dense(1)(inputs)
model_inputs = Input(shape=(3,))
model_x = Dense(9)(model_inputs)
model_outputs = Dense(1)(model_x)
models = {"small": Model(inputs, outputs), "large": Model(model_inputs, model_outputs)}
inputs = Input(shape=(3,))
outputs = Dense(1)(inputs)  # one
model_inputs = Input(shape=(3,))
model_outputs = Dense(2)(model_inputs)  # two
pair = (
    Model(inputs, outputs),
    Model(model_inputs, model_outputs),
)
