import keras
from keras import layers

model = "a name"
inputs = keras.Input((4,))
x = layers.Dense(8)(inputs)
print(model)
x = layers.Dense(1)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = "a name"
model_1 = keras.Sequential()
model_1.add(keras.Input((4,)))
model_1.add(layers.Dense(8))
print(model)
model_1.add(layers.Dense(1))
model = model_1
