from tensorflow.keras.layers import Dense, Flatten
from tensorflow.keras.models import Sequential

model = Sequential()
model.add(Flatten(input_shape=(2, 2)))
model.add(Dense(1))
# output
from tensorflow.keras.layers import Dense, Flatten, Input
from tensorflow.keras.models import Model

inputs = Input(shape=(2, 2))
x = Flatten()(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
