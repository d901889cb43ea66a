from keras.layers import Dense, Input
from keras.models import Model, load_model

inputs = Input((4,))
model = Model(inputs, Dense(2)(inputs))
# output
from keras.layers import Dense, Input
from keras.models import Sequential, load_model

model = Sequential([
    Input((4,)),
    Dense(2),
])
