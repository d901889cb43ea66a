# flags: --model decoder
import keras
from keras import layers

encoder = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(2)])
