import keras
from keras import layers


def build(inputs):
    model = keras.Sequential([layers.Dense(4, input_shape=(inputs,)), layers.Dense(1)])
    print(inputs)
    return model


model = build(3)
# output
import keras
from keras import layers


def build(inputs):
    model_inputs = keras.Input(shape=(inputs,))
    model_x = layers.Dense(4)(model_inputs)
    model_outputs = layers.Dense(1)(model_x)
    model = keras.Model(model_inputs, model_outputs)
    print(inputs)
    return model


model = build(3)
