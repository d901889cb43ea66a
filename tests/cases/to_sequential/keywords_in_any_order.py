# kept: unknown-layers
import keras
from keras import layers

i = keras.Input((4,))
o = layers.Dense(1)(i)
model = keras.Model(name="net", outputs=o, trainable=False, inputs=i)
mixed = keras.Model(i2 := keras.Input((4,)), outputs=layers.Dense(1)(i2))
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(1),
], name="net", trainable=False)
mixed = keras.Model(i2 := keras.Input((4,)), outputs=layers.Dense(1)(i2))
