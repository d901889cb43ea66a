# kept: not-hoistable
import keras
from keras import layers

units = 1
while keras.Sequential([layers.Dense(units, input_shape=(3,))]).count_params() < 20:
    units += 1
