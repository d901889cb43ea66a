import keras
from keras import layers

class Net(keras.Model):
    def __init__(self, width=8):
        super().__init__()
        self.left = layers.Dense(width)
        self.right = layers.Dense(width * 2)
        self.join = layers.Add()

    def call(self, inputs, training=None):
        return self.join([self.left(inputs), self.right(inputs)])  # finds: KG104


net = Net()
outputs = net(keras.Input((4,)))
