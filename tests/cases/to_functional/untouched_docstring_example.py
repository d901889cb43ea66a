import keras


def build():
    """Build.

    >>> model = keras.Sequential([keras.layers.Dense(4, input_shape=(3,))])
    >>> model.add(keras.layers.Dense(1))
    """
    return keras.layers.Dense(4)
