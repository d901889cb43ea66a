from tensorflow import keras
from tensorflow.keras import layers

inputs = keras.Input((28, 28, 1))
x = layers.Conv2D(8, 3, strides=2, padding="same")(inputs)
code = layers.Dense(16, name="code")(layers.Flatten()(x))
encoder = keras.Model(inputs, code, name="encoder")

coded = keras.Input((16,))
x = layers.Reshape((14, 14, 8))(layers.Dense(14 * 14 * 8)(coded))
decoder = keras.Model(coded, layers.Conv2DTranspose(1, 3, strides=2, padding="same")(x))

whole = keras.Input((28, 28, 1))
autoencoder = keras.Model(whole, decoder(encoder(whole)))
