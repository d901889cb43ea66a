# kept: changed-later
import keras
from keras import layers

model = keras.Sequential([layers.Dense(4, input_shape=(3,))])
grow = lambda units: model.add(layers.Dense(units))
grow(3)
