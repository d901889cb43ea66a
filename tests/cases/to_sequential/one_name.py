import keras
from keras import layers

inputs = keras.Input(shape=(4,))
x = layers.Dense(8, activation="relu")(inputs)
x = layers.Dropout(0.5)(x)
outputs = layers.Dense(2)(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "mse")
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(4,)),
    layers.Dense(8, activation="relu"),
    layers.Dropout(0.5),
    layers.Dense(2),
])
model.compile("adam", "mse")
