# kept: not-hoistable
import keras
from keras import layers

total = sum(
    keras.Sequential([layers.Dense(n, input_shape=(3,))]).count_params() for n in range(1, 4)
)
