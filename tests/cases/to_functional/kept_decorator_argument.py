# kept: not-hoistable
# runs: no
import keras
from keras import layers


@with_model(keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)]))
def train(model):
    return model
