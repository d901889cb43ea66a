# kept: not-hoistable
import keras
from keras import layers

ok = 1 < 0 < keras.Sequential([layers.Dense(4, input_shape=(3,))]).count_params()
