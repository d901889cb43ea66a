# kept: not-hoistable
import keras
from keras import layers


def train(*, model=keras.Sequential([layers.Dense(4, input_shape=(3,))]), epochs=1):
    return model, epochs
