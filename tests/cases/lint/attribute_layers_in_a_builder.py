import keras
from keras import layers

class Builder:
    def __init__(self, size=16):
        self.size = size
        self.pool = layers.GlobalAveragePooling2D()

    def tower(self, stride):
        inputs = keras.Input((self.size, self.size, 3))
        return inputs, layers.Conv2D(4, 3, strides=stride, padding="same")(inputs)

    def build(self):
        a, x = self.tower(1)
        b, y = self.tower(2)
        joined = layers.Concatenate(axis=-1)([x, y])  # finds: KG101
        return keras.Model([a, b], self.pool(joined))


Builder().build()
