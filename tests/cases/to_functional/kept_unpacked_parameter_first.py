# kept: unknown-layers
import keras
from keras import layers


def build(stack):
    return keras.Sequential([*stack, layers.Dense(1)])
