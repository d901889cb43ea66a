from keras.layers import Dense as D
from keras.models import Sequential as Seq

model = Seq([D(4, input_shape=(3,)), D(1)])
# output
from keras.layers import Dense as D, Input
from keras.models import Model

inputs = Input(shape=(3,))
x = D(4)(inputs)
outputs = D(1)(x)
model = Model(inputs, outputs)
