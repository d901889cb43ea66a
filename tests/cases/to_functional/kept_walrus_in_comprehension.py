# kept: not-hoistable
import keras
from keras import layers

counts = [(m := keras.Sequential([layers.Dense(n, input_shape=(3,))])).count_params() for n in (1, 2)]
