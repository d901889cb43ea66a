from keras.layers import Dense, Input
from keras.models import Sequential

model = Sequential([Input((3,)), Dense(4)], name="grown")
before = model.count_params()
print(before)
model.add(Dense(1))
after = model.count_params()
# output
from keras.layers import Dense, Input
from keras.models import Model

inputs = Input((3,))
x = Dense(4)(inputs)
model = Model(inputs, x, name="grown")
before = model.count_params()
print(before)
outputs = Dense(1)(x)
model = Model(inputs, outputs, name="grown")
after = model.count_params()
