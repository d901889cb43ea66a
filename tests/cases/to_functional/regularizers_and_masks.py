import keras
from keras import layers, regularizers

model = keras.Sequential([
    layers.Masking(mask_value=0.0, input_shape=(5, 3)),
    layers.LSTM(4, kernel_regularizer=regularizers.L2(0.01)),
    layers.BatchNormalization(),
    layers.Dense(1, activity_regularizer="l1"),
])
# output
import keras
from keras import layers, regularizers

inputs = keras.Input(shape=(5, 3))
x = layers.Masking(mask_value=0.0)(inputs)
x = layers.LSTM(4, kernel_regularizer=regularizers.L2(0.01))(x)
x = layers.BatchNormalization()(x)
outputs = layers.Dense(1, activity_regularizer="l1")(x)
model = keras.Model(inputs, outputs)
