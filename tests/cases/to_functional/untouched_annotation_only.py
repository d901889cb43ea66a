from keras.models import Sequential


def count(model: Sequential) -> int:
    return len(model.layers)
