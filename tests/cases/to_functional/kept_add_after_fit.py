# kept: changed-later
import numpy as np
from keras.layers import Dense
from keras.models import Sequential

model = Sequential([Dense(4, input_shape=(3,))])
model.compile("sgd", "mse")
model.fit(np.ones((4, 3)), np.ones((4, 4)), verbose=0)
model.add(Dense(1))
