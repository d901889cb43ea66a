# runs: no
import elegy
from haiku import Sequential

model = Sequential([Linear(4), Linear(1)])
other = elegy.nn.Sequential(lambda: [elegy.nn.Linear(4)])
