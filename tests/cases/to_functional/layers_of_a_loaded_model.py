# kept: layer-index
import keras
from keras import layers

saved = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
saved.save("saved.keras")
other = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
other.save("other.keras")
model = keras.models.load_model("saved.keras")
print(model.layers[0].units)
# output
import keras
from keras import layers

saved = keras.Sequential([keras.Input((4,)), layers.Dense(3)])
saved.save("saved.keras")
inputs = keras.Input((4,))
outputs = layers.Dense(3)(inputs)
other = keras.Model(inputs, outputs)
other.save("other.keras")
model = keras.models.load_model("saved.keras")
print(model.layers[0].units)
