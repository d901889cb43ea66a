# kept: no-input-shape
import keras
from keras import layers

model = keras.Sequential([layers.Dense(4), layers.Dense(1, input_shape=(4,))])
print(model.built)
