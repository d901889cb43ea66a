# kept: not-hoistable
import keras
from keras import layers

ready = True
assert ready, keras.Sequential([layers.Dense(4, input_shape=(3,))]).name
