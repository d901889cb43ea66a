# kept: changed-later
import keras
from keras import layers

model = keras.Sequential([keras.Input((3,))])
list(map(model.add, [layers.Dense(4), layers.Dense(1)]))
