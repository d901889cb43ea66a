# kept: no-input-shape
import keras

model = keras.Sequential()
