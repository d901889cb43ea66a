# kept: not-hoistable
import keras
from keras import layers


class Settings:
    head = keras.Sequential([layers.Dense(4), layers.Dense(1)])
