from keras import Sequential
from keras.layers import Dense

import keras

keras.config.set_floatx("float32")
base = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(32, 32, 3))
model = Sequential([base, Dense(2)])
# output
from keras import Model
from keras.layers import Dense

import keras

keras.config.set_floatx("float32")
base = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(32, 32, 3))
inputs = keras.Input(batch_shape=base.input_shape, dtype=base.compute_dtype)
x = base(inputs)
outputs = Dense(2)(x)
model = Model(inputs, outputs)
