from keras.layers import Conv2D, Dense, Dropout, Flatten, Input
from keras.models import Sequential

model = Sequential()
model.add(Conv2D(4, (3, 3), padding="same",
                 input_shape=(8, 8, 1)))
# model.add(Conv2D(4, (3, 3)))
# model.add(Dropout(0.25))
model.add(Flatten())
#model.add(Dense(4))
model.add(Dense(1))
# model.add(Activation("softmax"))

model.compile()
# output
from keras.layers import Conv2D, Dense, Dropout, Flatten, Input
from keras.models import Model

inputs = Input(shape=(8, 8, 1))
x = Conv2D(4, (3, 3), padding="same")(inputs)
# model.add(Conv2D(4, (3, 3)))
# model.add(Dropout(0.25))
x = Flatten()(x)
#model.add(Dense(4))
outputs = Dense(1)(x)
model = Model(inputs, outputs)
# model.add(Activation("softmax"))

model.compile()
