import keras
from keras import layers

model = keras.Sequential([
    keras.Input((10,)),
    layers.Dense(12),
    layers.Reshape((3, 5)),  # finds: KG301
])
later = keras.Sequential()
later.add(keras.Input((4, 4, 1)))
later.add(layers.Conv2D(8, 3))
later.add(layers.Conv2D(8, 3))  # finds: KG301
