# runs: no
import torch
from torch import nn
from torch.nn import Linear, Sequential

model = Sequential(Linear(3, 4), Linear(4, 1))
second = nn.Sequential(nn.Linear(3, 4), nn.ReLU())
third = torch.nn.Sequential()
third.add_module("a", Linear(3, 4))
