# kept: layer-index
import keras
from keras import layers


class Holder:
    def __init__(self, model):
        self.model = model

    def first(self):
        return self.model.layers[0]


holder = Holder(keras.Sequential([keras.Input((4,)), layers.Dense(3)]))
print(holder.first().units)
