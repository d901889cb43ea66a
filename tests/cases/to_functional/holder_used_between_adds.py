# kept: changed-later, changed-later
from keras import Sequential
from keras.layers import Dense

import types

holder = types.SimpleNamespace()
holder.model = Sequential()
holder.model.add(Dense(2, input_shape=(3,)))
print(holder)
holder.model.add(Dense(2))


class Net:
    def grow(self):
        self.width = 4

    def build(self):
        self.model = Sequential()
        self.model.add(Dense(2, input_shape=(3,)))
        self.grow()
        self.model.add(Dense(2))


net = Net()
net.build()
model = net.model
