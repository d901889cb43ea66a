import keras
from keras import layers

inputs = keras.Input((32, 32, 3))
base = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(32, 32, 3))
base.trainable = False
x = base(inputs)
x = layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs, layers.Dense(2)(x))
# output
import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((32, 32, 3)))
base = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(32, 32, 3))
base.trainable = False
model.add(base)
model.add(layers.GlobalAveragePooling2D())
model.add(layers.Dense(2))
