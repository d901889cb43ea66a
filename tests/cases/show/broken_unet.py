import keras
from keras import layers


def block(x, filters):
    return layers.Conv2D(filters, 3, padding="same", activation="relu")(x)


def unet(size):
    inputs = keras.Input((size, size, 3))
    first = block(inputs, 16)
    second = block(layers.MaxPooling2D()(first), 32)
    x = block(layers.MaxPooling2D()(second), 64)
    x = layers.Concatenate()([layers.UpSampling2D()(x), second])
    x = layers.UpSampling2D()(block(x, 32))
    merged = layers.Concatenate()([x, first])
    return keras.Model(inputs, layers.Conv2D(1, 1)(merged))


model = unet(102)
