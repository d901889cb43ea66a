import keras
from keras import layers

def check(model):
    return isinstance(model, keras.Model)
