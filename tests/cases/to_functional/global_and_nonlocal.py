# kept: layer-index
from keras import Sequential
from keras.layers import Dense

def outer():
    model = None

    def fill():
        nonlocal model
        model = Sequential()
        model.add(Dense(2, input_shape=(3,)))
        model.add(Dense(1))

    fill()
    return model


net = None


def fill_global():
    global net
    net = Sequential([Dense(2, input_shape=(3,))])
    print(net.layers[0].units)


fill_global()
model = outer()
# output
from keras import Model, Sequential
from keras.layers import Dense, Input

def outer():
    model = None

    def fill():
        nonlocal model
        inputs = Input(shape=(3,))
        x = Dense(2)(inputs)
        outputs = Dense(1)(x)
        model = Model(inputs, outputs)

    fill()
    return model


net = None


def fill_global():
    global net
    net = Sequential([Dense(2, input_shape=(3,))])
    print(net.layers[0].units)


fill_global()
model = outer()
