# kept: not-hoistable
import keras
from keras import layers


def train(model=keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])):
    model.compile("sgd", "mse")
