# kept: not-hoistable
# runs: no
import keras
from keras import layers

if quick:
    size = 1
elif keras.Sequential([layers.Dense(4, input_shape=(3,))]).count_params() > 2:
    size = 2
