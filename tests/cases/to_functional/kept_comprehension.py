# kept: not-hoistable
import keras
from keras import layers

models = [
    keras.Sequential([layers.Dense(n, input_shape=(3,)), layers.Dense(1)]) for n in (1, 2, 3)
]
