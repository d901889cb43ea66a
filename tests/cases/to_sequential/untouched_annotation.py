import keras
from keras import layers

def train(model: keras.Model) -> keras.Model:
    return model
