import keras
from keras import layers

keras.utils.get_custom_objects().update({"softer": lambda x: x})
inputs = keras.Input((8,))
x = layers.Dense(4, activation="softer")(inputs)
