# kept: layer-index
# runs: no
import keras
from keras import layers
from tools import freeze_first

model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
freeze_first(model.layers, 1)
