# kept: layer-index, layer-index
from keras import Sequential
from keras.layers import Dense

import keras

model = Sequential([Dense(2, input_shape=(3,))])
keras.models.save_model(model, "a.keras")
other = Sequential([Dense(2, input_shape=(3,))])
other.save("b.keras")
callback = keras.callbacks.ModelCheckpoint("c-{epoch}.keras")
loaded = keras.models.load_model("a.keras")
print(loaded.layers[0].units)
