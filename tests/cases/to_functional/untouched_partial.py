from functools import partial

import keras

make = partial(keras.Sequential, name="net")
