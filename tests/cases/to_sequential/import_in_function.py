def build():
    from keras import Input, Model
    from keras.layers import Dense

    inputs = Input((4,))
    return Model(inputs, Dense(2)(inputs))


model = build()
# output
def build():
    from keras import Input, Sequential
    from keras.layers import Dense

    return Sequential([
        Input((4,)),
        Dense(2),
    ])


model = build()
