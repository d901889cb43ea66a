import keras
from keras import layers

a = keras.Input((4,))
b = layers.Dense(1)(a)
model = keras.Model(inputs=[a], outputs=[b])
c = keras.Input((4,))
d = layers.Dense(1)(c)
other = keras.Model((c,), (d,))
# output
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(1),
])
other = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(1),
])
