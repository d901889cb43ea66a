# kept: changed-later
# runs: no
import keras
from keras import layers
from helpers import inspect

model = keras.Sequential([layers.Dense(4, input_shape=(3,))])
inspect(model)
model.add(layers.Dense(1))
