# kept: no-input-shape
# runs: no
import keras
from keras import layers

train(keras.Sequential([layers.Dense(4), layers.Dense(1)]), epochs=3)
