# kept: subclass
import keras
from keras import layers

class Net(keras.Model):
    pass


inputs = keras.Input((4,))
model = Net(inputs, layers.Dense(3)(inputs))
