# kept: subclass
from keras.layers import Dense
from keras.models import Sequential


class Named:
    label = "net"


class Net(Named, Sequential):
    pass


net = Net()
net.add(Dense(4, input_shape=(3,)))
