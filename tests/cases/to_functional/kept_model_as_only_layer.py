# kept: no-input-shape
import keras
from keras import Sequential
from keras.layers import Dense

inputs = keras.Input((10,))
inner = keras.Model(inputs, Dense(10)(inputs))
middle = Sequential([inner])
print(middle(keras.Input(batch_shape=(1, 10))).shape)
