import keras
from keras import layers

# help: `b` of line 6
a = keras.Input((4,))
b = keras.Input((4,))
model = keras.Model(a, layers.Add()([a, b]))  # finds: KG201
