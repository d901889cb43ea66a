import keras
from keras import layers

keras.config.set_image_data_format("channels_first")
inputs = keras.Input((1, 28, 28))
x = layers.Conv2D(20, 5, padding="same")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.MaxPooling2D()(x)
