import keras
from keras import layers

# help: an input of 30 x 30 or 32 x 32 instead of 31 x 31 builds
inputs = keras.Input(batch_shape=(4, 31, 31, 1))
wide = layers.Conv2D(8, 3, padding="same")(inputs)
x = layers.MaxPooling2D()(wide)
x = layers.UpSampling2D()(x)
x = layers.Concatenate()([wide, x])  # finds: KG101
model = keras.Model(inputs, x)
