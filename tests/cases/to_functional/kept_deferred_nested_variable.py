# kept: no-input-shape
# runs: no
import keras
from keras import layers

augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)])
inputs = keras.Input(shape=(8, 8, 3))
x = augment(inputs)
outputs = layers.Flatten()(x)
model = keras.Model(inputs, outputs)
