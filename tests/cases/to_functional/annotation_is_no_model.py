from __future__ import annotations

from keras import Sequential
from keras.layers import Dense

limit: Sequential([Dense(1)]) = None


def run(model: Sequential([Dense(2)])) -> Sequential([Dense(3)]):
    return model
