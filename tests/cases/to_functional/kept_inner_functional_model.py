# kept: kind-tested
from keras import Input, Sequential
from keras.layers import Dense

model = Sequential([Input((3,)), Dense(1)])
print(model._functional)
