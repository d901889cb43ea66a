# kept: not-hoistable
import keras
from keras import layers

wanted = False
model = wanted and keras.Sequential([layers.Dense(4, input_shape=(3,))])
