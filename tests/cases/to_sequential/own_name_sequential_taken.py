from keras import Input, Model
from keras.layers import Dense

Sequential = "mine"
inputs = Input((4,))
model = Model(inputs, Dense(2)(inputs))
# output
from keras import Input, Sequential as KerasSequential
from keras.layers import Dense

Sequential = "mine"
model = KerasSequential([
    Input((4,)),
    Dense(2),
])
