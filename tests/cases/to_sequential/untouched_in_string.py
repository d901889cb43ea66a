import keras
from keras import layers

TEXT = """
inputs = keras.Input((4,))
model = keras.Model(inputs, inputs)
"""
