import keras
from keras import layers

drop = layers.Dropout(0.2)
head = layers.Dense(1)
model = keras.Sequential([layers.Dense(4, input_shape=(3,)), drop, head])
# output
import keras
from keras import layers

drop = layers.Dropout(0.2)
head = layers.Dense(1)
inputs = keras.Input(shape=(3,))
x = layers.Dense(4)(inputs)
x = drop(x)
outputs = head(x)
model = keras.Model(inputs, outputs)
