def build():
    from keras.layers import Dense
    from keras.models import Sequential

    model = Sequential()
    model.add(Dense(4, input_shape=(3,)))
    model.add(Dense(1))
    return model


model = build()
# output
def build():
    from keras.layers import Dense, Input
    from keras.models import Model

    inputs = Input(shape=(3,))
    x = Dense(4)(inputs)
    outputs = Dense(1)(x)
    model = Model(inputs, outputs)
    return model


model = build()
