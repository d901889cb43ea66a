import keras
from keras import layers

import pytest


def test_refused():
    a = keras.Input((4, 2))
    b = keras.Input((5, 3))
    with pytest.raises(ValueError):
        layers.Concatenate()([a, b])


try:
    x = layers.Add()([keras.Input((3,)), keras.Input((4,))])
except ValueError:
    x = None
