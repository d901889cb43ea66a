from keras import Sequential
from keras.layers import Dense


def make(x, inputs, outputs):
    def show():
        print(x, inputs, outputs)

    show()
    return Sequential([Dense(2, input_shape=(3,)), Dense(1)])


model = make(1, 2, 3)
# output
from keras import Model
from keras.layers import Dense, Input


def make(x, inputs, outputs):
    def show():
        print(x, inputs, outputs)

    show()
    make_inputs = Input(shape=(3,))
    make_x = Dense(2)(make_inputs)
    make_outputs = Dense(1)(make_x)
    return Model(make_inputs, make_outputs)


model = make(1, 2, 3)
