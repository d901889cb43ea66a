# kept: changed-later
from keras import Sequential
from keras.layers import Dense


class Net:
    def build(self, deep):
        self.model = Sequential()
        self.model.add(Dense(4, input_shape=(3,)))
        if not deep:
            return
        self.model.add(Dense(2))


def stacked(n):
    model = Sequential([Dense(4, input_shape=(3,))])
    if n == 0:
        return model
    model.add(Dense(n))
    return model


shallow, deep = Net(), Net()
shallow.build(False)
deep.build(True)
models = [shallow.model, deep.model, stacked(0), stacked(5)]
for width in (1, 2):
    net = Sequential()
    net.add(Dense(4, input_shape=(3,)))
    models.append(net)
    if width == 1:
        continue
    net.add(Dense(width))
nets = {}
for width in (1, 2):
    nets[width] = Sequential()
    nets[width].add(Dense(4, input_shape=(3,)))
    if width == 1:
        continue
    nets[width].add(Dense(width))
# output
from keras import Model, Sequential
from keras.layers import Dense, Input


class Net:
    def build(self, deep):
        inputs = Input(shape=(3,))
        x = Dense(4)(inputs)
        if not deep:
            self.model = Model(inputs, x)
            return
        outputs = Dense(2)(x)
        self.model = Model(inputs, outputs)


def stacked(n):
    inputs = Input(shape=(3,))
    x = Dense(4)(inputs)
    if n == 0:
        model = Model(inputs, x)
        return model
    outputs = Dense(n)(x)
    model = Model(inputs, outputs)
    return model


shallow, deep = Net(), Net()
shallow.build(False)
deep.build(True)
models = [shallow.model, deep.model, stacked(0), stacked(5)]
for width in (1, 2):
    net = Sequential()
    net.add(Dense(4, input_shape=(3,)))
    models.append(net)
    if width == 1:
        continue
    net.add(Dense(width))
nets = {}
for width in (1, 2):
    inputs = Input(shape=(3,))
    x = Dense(4)(inputs)
    if width == 1:
        nets[width] = Model(inputs, x)
        continue
    outputs = Dense(width)(x)
    nets[width] = Model(inputs, outputs)
