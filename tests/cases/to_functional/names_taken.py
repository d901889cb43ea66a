import numpy as np
from keras.layers import Dense, Input
from keras.models import Sequential

x = np.ones((2, 3))
model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dense(1))
total = x.sum()
# output
import numpy as np
from keras.layers import Dense, Input
from keras.models import Model

x = np.ones((2, 3))
model_inputs = Input(shape=(3,))
model_x = Dense(4)(model_inputs)
model_outputs = Dense(1)(model_x)
model = Model(model_inputs, model_outputs)
total = x.sum()
