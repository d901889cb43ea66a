import keras


def is_stack(model):
    return isinstance(model, keras.Sequential)
