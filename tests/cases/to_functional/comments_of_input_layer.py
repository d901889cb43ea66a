import keras
from keras import layers

model = keras.Sequential(
    [
        # the input
        layers.InputLayer((3,)),  # three sizes
        # the output
        layers.Dense(2),  # logits
    ]
)
# output
import keras
from keras import layers

# the input
# three sizes
inputs = keras.Input(shape=(3,))
# the output
outputs = layers.Dense(2)(inputs)  # logits
model = keras.Model(inputs, outputs)
