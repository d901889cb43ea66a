# kept: no-input-shape
# runs: no
import keras

model = keras.Sequential()
add_input(model)
