# kept: subclass
from keras.layers import Dense, Input
from keras.models import Model


class Net(Model):
    pass


inputs = Input((4,))
model = Model(inputs, Dense(2)(inputs))
# output
from keras.layers import Dense, Input
from keras.models import Model, Sequential


class Net(Model):
    pass


model = Sequential([
    Input((4,)),
    Dense(2),
])
