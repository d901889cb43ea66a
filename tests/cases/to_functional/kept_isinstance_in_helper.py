# kept: kind-tested
import keras
from keras import layers


def describe(net):
    return "stack" if isinstance(net, keras.Sequential) else "graph"


model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
kind = describe(model)
