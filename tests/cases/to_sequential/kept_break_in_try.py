# kept: branch
import keras
from keras import layers

def check(size):
    if size > 3:
        raise ValueError


inputs = keras.Input((4,))
y = inputs
for size in (2, 8):
    x = layers.Dense(size)(y)
    try:
        check(size)
    except ValueError:
        break
    y = x
model = keras.Model(inputs, y)
