# kept: intermediate-used
import keras
from keras import layers

base = keras.applications.MobileNetV2(weights=None, include_top=False)
x = layers.GlobalAveragePooling2D()(base.output)
model = keras.Model(base.input, x)
