import keras
from keras import layers

# help: `b` is needed, too
a = keras.Input((4,))
b = keras.Input((4,))
model = keras.Model(a, layers.Add()([a, b]))  # finds: KG201
