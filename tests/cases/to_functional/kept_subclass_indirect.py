# kept: subclass
from keras.layers import Dense
from keras.models import Sequential


class Base(Sequential):
    pass


class Net(Base):
    def grow(self):
        self.add(Dense(1))


net = Net([Dense(4, input_shape=(3,))])
