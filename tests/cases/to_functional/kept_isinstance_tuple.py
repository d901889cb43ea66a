# kept: kind-tested
from keras.layers import Dense
from keras.models import Model, Sequential

model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
known = isinstance(model, (Sequential, Model))
