# kept: not-hoistable, not-hoistable
import keras
from keras import layers

BUILDERS = {
    "small": lambda: keras.Sequential([layers.Dense(2, input_shape=(3,))]),
    "large": lambda n: keras.Sequential([layers.Dense(n, input_shape=(3,)), layers.Dense(1)]),
}
