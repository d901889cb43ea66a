import keras


class Model:
    pass


model = Model()
