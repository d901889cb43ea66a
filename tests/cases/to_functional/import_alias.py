from keras import layers as kl
from keras import models as km

model = km.Sequential()
model.add(kl.Dense(4, input_shape=(3,)))
model.add(kl.Dense(1))
# output
from keras import layers as kl
from keras import models as km

inputs = kl.Input(shape=(3,))
x = kl.Dense(4)(inputs)
outputs = kl.Dense(1)(x)
model = km.Model(inputs, outputs)
