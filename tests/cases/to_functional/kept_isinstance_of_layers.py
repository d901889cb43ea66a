# kept: kind-tested
import keras
from keras import layers


def unfreeze(net):
    for layer in net.layers:
        if isinstance(layer, keras.Sequential):
            layer.trainable = True


inner = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.ReLU()])
tensor = keras.Input((3,))
outer = keras.Model(tensor, inner(tensor))
unfreeze(outer)
