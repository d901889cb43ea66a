# runs: no
import keras
from registry import Registry

registry = Registry()
registry.add(keras.layers.Dense(4, input_shape=(3,)))
total = keras.layers.add([first, second])
