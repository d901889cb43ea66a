# kept: unknown-layers
# runs: no
import keras

model = keras.Sequential(**settings)
