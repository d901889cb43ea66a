import keras
from keras import layers

inputs = keras.Input(batch_shape=(1, 5, 4))
x = layers.Bidirectional(layers.LSTM(3, stateful=True))(inputs)
