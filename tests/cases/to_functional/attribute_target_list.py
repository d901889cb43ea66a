import keras
from keras import layers


class Learner:
    """Holds a model."""

    def __init__(self):
        self.model = keras.Sequential([
            layers.Dense(4, input_shape=(3,)),
            layers.Dense(1),
        ])


learner = Learner()
# output
import keras
from keras import layers


class Learner:
    """Holds a model."""

    def __init__(self):
        inputs = keras.Input(shape=(3,))
        x = layers.Dense(4)(inputs)
        outputs = layers.Dense(1)(x)
        self.model = keras.Model(inputs, outputs)


learner = Learner()
