import numpy as np
from keras.layers import Dense, Input
from keras.models import Sequential

data = np.ones((5, 3))
model = Sequential()
model.add(Dense(4, input_dim=data.shape[1]))
model.add(Dense(1))
# output
import numpy as np
from keras.layers import Dense, Input
from keras.models import Model

data = np.ones((5, 3))
inputs = Input(shape=(data.shape[1],))
x = Dense(4)(inputs)
outputs = Dense(1)(x)
model = Model(inputs, outputs)
