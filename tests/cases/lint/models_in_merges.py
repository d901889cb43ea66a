import keras
from keras import layers
from keras.layers import LeakyReLU, concatenate


def encoder(activation=None):
    model = keras.Sequential([keras.Input((8,)), layers.Dense(4)])
    model.add((activation or LeakyReLU)())
    return model


both = concatenate([encoder(), encoder()])  # finds: KG105
nothing = layers.Concatenate()([])  # finds: KG105
fine = concatenate([encoder().outputs[0], encoder(layers.ReLU).outputs[0]])
no_units = layers.Dense(activation="relu")  # finds: KG301
