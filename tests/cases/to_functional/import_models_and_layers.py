from keras import layers, models

model = models.Sequential()
model.add(layers.Dense(4, input_shape=(3,)))
model.add(layers.Dense(1))
# output
from keras import layers, models

inputs = layers.Input(shape=(3,))
x = layers.Dense(4)(inputs)
outputs = layers.Dense(1)(x)
model = models.Model(inputs, outputs)
