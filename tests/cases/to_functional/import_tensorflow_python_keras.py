# runs: no
from tensorflow.python.keras.layers import Dense
from tensorflow.python.keras.models import Sequential

model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
# output
from tensorflow.python.keras.layers import Dense, Input
from tensorflow.python.keras.models import Model

inputs = Input(shape=(3,))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
