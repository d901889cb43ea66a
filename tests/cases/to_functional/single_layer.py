import keras

model = keras.Sequential([keras.layers.Dense(1, input_shape=[1])])
model.compile(optimizer="sgd", loss="mean_squared_error")
# output
import keras

inputs = keras.Input(shape=[1])
outputs = keras.layers.Dense(1)(inputs)
model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mean_squared_error")
