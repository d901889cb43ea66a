# kept: unknown-layers
# runs: no
import keras

model = keras.Sequential([make_layer(item) for item in settings["layers"]])
