# kept: not-hoistable
import keras
from keras import layers

make = lambda: keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
