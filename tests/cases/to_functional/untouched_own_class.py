class Sequential:
    def __init__(self, layers=()):
        self.items = list(layers)

    def add(self, item):
        self.items.append(item)


class Dense:
    def __init__(self, units, input_shape=None):
        self.units = units


model = Sequential()
model.add(Dense(4, input_shape=(3,)))
model.add(Dense(1))
other = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
