# runs: no
import keras


class Factory:
    def Sequential(self, stack):
        return list(stack)

    def build(self):
        return self.Sequential([keras.layers.Dense(4, input_shape=(3,))])
