import keras
from keras.layers import Dense


class Sequential(keras.Model):
    """A model of our own."""

    def add(self, layer):
        self.inner = layer


model = Sequential()
model.add(Dense(4, input_shape=(3,)))
