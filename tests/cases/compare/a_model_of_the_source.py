# said: the code of M differs
import keras
from keras import layers

class M(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = layers.Dense(2)
        self.b = layers.Dense(2)
    def call(self, x):
        return self.b(self.a(x))
m = M()

# after
import keras
from keras import layers

class M(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = layers.Dense(2)
        self.b = layers.Dense(2)
    def call(self, x):
        return self.a(self.b(x))
m = M()
