# kept: not-hoistable
import keras
from keras import layers

match 3:
    case n if keras.Sequential([layers.Dense(n, input_shape=(3,))]).count_params() > 2:
        print(n)
