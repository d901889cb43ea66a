# kept: kind-tested
from keras.layers import Dense
from keras.models import Sequential

model = Sequential([Dense(4, input_shape=(3,))])
print(issubclass(type(model), Sequential))
