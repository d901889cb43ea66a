# kept: no-input-shape
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense


def head(units):
    return Sequential([Dense(units, activation="relu"), Dense(1)], name="head")
