import keras
from keras import layers


def text(vocabulary, length):
    words = keras.Input((length,))
    x = layers.Embedding(vocabulary, 64)(words)
    h = layers.LSTM(32)(x)
    gate = layers.Dense(16)(h)
    return layers.Add()([h, gate])  # finds: KG104


def steps(units):
    a = keras.Input((10, 4))
    b = keras.Input((12, 4))
    x = layers.LSTM(units, return_sequences=True)(a)
    y = layers.LSTM(units, return_sequences=True)(b)
    return layers.Concatenate()([x, y])  # finds: KG101


def any_image(input_shape, kernel):
    image = keras.Input(shape=input_shape)
    x = layers.Conv2D(8, kernel, padding="same")(image)
    y = layers.GlobalAveragePooling2D()(x)
    return layers.concatenate([x, y])  # finds: KG102
