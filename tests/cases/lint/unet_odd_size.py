import keras
from keras import layers

# help: 100 x 100
# help: ZeroPadding2D(((0, 1), (0, 1))) on `x`
def block(x, filters):
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    return layers.Conv2D(filters, 3, padding="same")(x)


def unet(size):
    inputs = keras.Input((size, size, 3))
    skips = []
    x = inputs
    for filters in (8, 16):
        x = block(x, filters)
        skips.append(x)
        x = layers.MaxPooling2D()(x)
    for filters, skip in zip((16, 8), reversed(skips)):
        x = layers.UpSampling2D()(x)
        x = layers.Concatenate()([x, skip])  # finds: KG101
        x = block(x, filters)
    return keras.Model(inputs, x)


sound = unet(96)
faulty = unet(101)
