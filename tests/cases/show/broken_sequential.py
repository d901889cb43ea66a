import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((8, 8, 3)))
model.add(layers.Conv2D(4, 3))
model.add(layers.Conv2D(4, 7))
model.add(layers.Dense(2))
