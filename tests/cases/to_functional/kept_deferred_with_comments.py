# kept: no-input-shape
import keras
from keras import layers

model = keras.Sequential([
    # layers.Input((3,)),
    layers.Dense(4),  # input_shape=(3,)
    layers.Dense(1),
])
