import keras
from keras import layers

dense = layers.Dense(8)
drop = layers.Dropout(0.5)
inputs = keras.Input((4,))
x = dense(inputs)
x = drop(x)
x = layers.Dense(1)(x)
model = keras.Model(inputs, x)
print(dense.units)
# output
import keras
from keras import layers

dense = layers.Dense(8)
drop = layers.Dropout(0.5)
model = keras.Sequential([
    keras.Input((4,)),
    dense,
    drop,
    layers.Dense(1),
])
print(dense.units)
