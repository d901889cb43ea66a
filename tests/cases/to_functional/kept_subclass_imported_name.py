# kept: subclass
from keras.layers import Dense
from keras.models import Sequential


class Critic(Sequential):
    def __init__(self, size):
        super().__init__([Dense(size, input_shape=(3,)), Dense(1)], name="critic")


critic = Critic(4)
critic.add(Dense(2))
