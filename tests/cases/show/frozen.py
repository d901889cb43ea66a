import keras
from keras import layers

base = keras.applications.MobileNetV2(include_top=False, input_shape=(96, 96, 3))
base.trainable = False
inputs = keras.Input((96, 96, 3))
x = layers.GlobalAveragePooling2D()(base(inputs, training=False))
model = keras.Model(inputs, layers.Dense(5)(x), name="classifier")
