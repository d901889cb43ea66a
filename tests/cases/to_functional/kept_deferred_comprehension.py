# kept: no-input-shape
import keras
from keras import layers

model = keras.Sequential([layers.Dense(units) for units in (8, 4)])
