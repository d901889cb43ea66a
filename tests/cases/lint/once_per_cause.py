import keras
from keras import layers


class Agent:
    def __init__(self, actions=3):
        self.actions = actions
        self.online = self.network()
        self.target = self.network()

    def network(self):
        state = keras.Input((8,))
        q = layers.Add()([layers.Dense(2)(state), layers.Dense(self.actions)(state)])  # finds: KG104
        return keras.Model(state, q)

    def act(self, state):
        return self.online(state)


agent = Agent(actions=6)
