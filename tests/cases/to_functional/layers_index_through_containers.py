import keras
from keras import layers

models = {}
models["small"] = keras.Sequential([layers.Dense(1, input_shape=(3,)), layers.Dense(1)])
print(models["small"].layers[0].name)
pair = [1, keras.Sequential([layers.Dense(1, input_shape=(3,)), layers.Dense(1)])]
print(pair[1].layers[0].name)
setup = {"epochs": 3, "model": keras.Sequential([layers.Dense(1, input_shape=(3,))])}
print(len(setup["model"].layers))
# output
import keras
from keras import layers

models = {}
inputs = keras.Input(shape=(3,))
x = layers.Dense(1)(inputs)
outputs = layers.Dense(1)(x)
models["small"] = keras.Model(inputs, outputs)
print(models["small"].layers[1].name)
inputs = keras.Input(shape=(3,))
x = layers.Dense(1)(inputs)
outputs = layers.Dense(1)(x)
pair = [1, keras.Model(inputs, outputs)]
print(pair[1].layers[1].name)
inputs = keras.Input(shape=(3,))
outputs = layers.Dense(1)(inputs)
setup = {"epochs": 3, "model": keras.Model(inputs, outputs)}
print(len(setup["model"].layers[1:]))
