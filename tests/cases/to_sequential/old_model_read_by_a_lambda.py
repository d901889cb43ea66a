import keras
from keras import layers

model = "old"
show = lambda: print(model)
inputs = keras.Input((4,))
x = layers.Dense(4)(inputs)
show()
x = layers.Dense(2)(x)
model = keras.Model(inputs, x)
# output
import keras
from keras import layers

model = "old"
show = lambda: print(model)
model_1 = keras.Sequential()
model_1.add(keras.Input((4,)))
model_1.add(layers.Dense(4))
show()
model_1.add(layers.Dense(2))
model = model_1
