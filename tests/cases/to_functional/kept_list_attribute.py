# kept: unknown-layers
import keras


class Builder:
    def __init__(self, stack):
        self.stack = stack

    def build(self):
        return keras.Sequential(self.stack)
