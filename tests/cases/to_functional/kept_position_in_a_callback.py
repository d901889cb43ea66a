# kept: layer-index
import keras
from keras import layers

model = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.Dense(2)])


class Watch(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(self.model.layers[1].name)
