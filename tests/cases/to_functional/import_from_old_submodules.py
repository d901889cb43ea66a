# runs: no
from keras.layers.core import Activation, Dense
from keras.layers.convolutional import Convolution2D
from keras.models import Sequential

model = Sequential()
model.add(Convolution2D(4, 3, 3, input_shape=(8, 8, 1)))
model.add(Activation("relu"))
# output
from keras.layers.core import Activation, Dense
from keras.layers.convolutional import Convolution2D
from keras.layers import Input
from keras.models import Model

inputs = Input(shape=(8, 8, 1))
x = Convolution2D(4, 3, 3)(inputs)
outputs = Activation("relu")(x)
model = Model(inputs, outputs)
