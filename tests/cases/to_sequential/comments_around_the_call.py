import keras
from keras import layers

inputs = keras.Input((4,))
model = (  # the model
    keras.Model(inputs, layers.Dense(2)(inputs))
)
# output
import keras
from keras import layers

model = (  # the model
    keras.Sequential([
        keras.Input((4,)),
        layers.Dense(2),
    ])
)
