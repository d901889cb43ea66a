import keras
from keras import layers

visible = keras.Input((4,), name="visible")
hidden1 = layers.Dense(8)(visible)
hidden2 = layers.Dense(8)(hidden1)
output = layers.Dense(1)(hidden2)
model = keras.Model(inputs=visible, outputs=output, name="net")
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((4,), name="visible"),
    layers.Dense(8),
    layers.Dense(8),
    layers.Dense(1),
], name="net")
