import keras
from keras import layers
from keras.applications import MobileNetV2

model = keras.Sequential([
    MobileNetV2(weights=None, include_top=False, alpha=0.35, input_shape=(32, 32, 3)),
    layers.GlobalAveragePooling2D(),
    layers.Dense(2),
])
# output
import keras
from keras import layers
from keras.applications import MobileNetV2

base = MobileNetV2(weights=None, include_top=False, alpha=0.35, input_shape=(32, 32, 3))
inputs = keras.Input(batch_shape=base.input_shape)
x = base(inputs)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(2)(x)
model = keras.Model(inputs, outputs)
