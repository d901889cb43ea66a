# runs: no
import keras
import torch.nn as nn
from keras.layers import Dense

net = nn.Sequential(nn.Linear(3, 4))
tensor = keras.Input(shape=(3,))
model = keras.Model(tensor, Dense(1)(tensor))
