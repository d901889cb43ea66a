import keras
from keras import layers

inputs = keras.Input((4,))
x = layers.Dense(3)(inputs)
models = {"a": keras.Model(inputs, x)}
start = keras.Input((4,))
y = layers.Dense(3)(start)
models["b"] = keras.Model(start, y)
begin = keras.Input((4,))
z = layers.Dense(3)(begin)
keras.Model(begin, z).summary()
one = keras.Input((4,))
if keras.Model(one, layers.Dense(2)(one)).count_params() > 3:
    print("large")
# output
import keras
from keras import layers

models = {"a": keras.Sequential([
    keras.Input((4,)),
    layers.Dense(3),
])}
models["b"] = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(3),
])
keras.Sequential([
    keras.Input((4,)),
    layers.Dense(3),
]).summary()
if keras.Sequential([
    keras.Input((4,)),
    layers.Dense(2),
]).count_params() > 3:
    print("large")
