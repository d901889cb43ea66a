import keras
from keras import layers

base = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.ReLU()], name="base")
model = keras.Sequential()
model.add(base)
base.trainable = False
model.add(layers.Dense(1))
frozen = len(model.trainable_weights)
# output
import keras
from keras import layers

inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.ReLU()(x)
base = keras.Model(inputs, outputs, name="base")
inputs = keras.Input(batch_shape=base.input_shape)
x = base(inputs)
base.trainable = False
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
frozen = len(model.trainable_weights)
