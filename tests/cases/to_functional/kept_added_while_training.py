# kept: changed-later
import numpy as np
import keras
from keras import layers

data = np.ones((4, 3))
model = keras.Sequential([layers.Dense(3, input_shape=(3,))])
for _ in range(2):
    model.add(layers.Dense(3))
    model.compile("sgd", "mse")
    model.fit(data, data, verbose=0)
