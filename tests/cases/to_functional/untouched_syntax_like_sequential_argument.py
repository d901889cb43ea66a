# runs: no
import keras

train(kind="Sequential", layers=[keras.layers.Dense(4, input_shape=(3,))])
