import keras

OBJECTS = {"Sequential": keras.Sequential, "Model": keras.Model}
model_class = keras.Sequential
