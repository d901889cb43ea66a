import keras
from keras import layers
from keras.applications import MobileNetV2

conv_base = MobileNetV2(weights=None, include_top=False, alpha=0.35, input_shape=(32, 32, 3))
model = keras.Sequential()
model.add(conv_base)
model.add(layers.Flatten())
model.add(layers.Dense(1))
conv_base.trainable = False
# output
import keras
from keras import layers
from keras.applications import MobileNetV2

conv_base = MobileNetV2(weights=None, include_top=False, alpha=0.35, input_shape=(32, 32, 3))
inputs = keras.Input(batch_shape=conv_base.input_shape)
x = conv_base(inputs)
x = layers.Flatten()(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
conv_base.trainable = False
