# kept: changed-later
import keras
from keras import layers

model = keras.Sequential([layers.Dense(4, input_shape=(3,))])
[model.add(layers.Dense(n)) for n in (3, 2)]
