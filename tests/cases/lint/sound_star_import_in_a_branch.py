import keras
import os

if os.environ.get("BACKEND") == "x":
    from keras.layers import *
else:
    from tensorflow.keras.layers import *

x = Dense(3)(keras.Input((4,)))
