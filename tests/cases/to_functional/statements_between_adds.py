from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D
from keras.models import Sequential

filters = 4

model = Sequential()

# first block
model.add(Conv2D(filters, 3, input_shape=(12, 12, 1)))
model.add(MaxPooling2D())
filters *= 2
print("filters", filters)

# second block
model.add(Conv2D(filters, 3))

classes = 10  # digits
model.add(Flatten())
model.add(Dense(classes))
print("done")
# output
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D
from keras.models import Model

filters = 4

inputs = Input(shape=(12, 12, 1))

# first block
x = Conv2D(filters, 3)(inputs)
x = MaxPooling2D()(x)
filters *= 2
print("filters", filters)

# second block
x = Conv2D(filters, 3)(x)

classes = 10  # digits
x = Flatten()(x)
outputs = Dense(classes)(x)
model = Model(inputs, outputs)
print("done")
