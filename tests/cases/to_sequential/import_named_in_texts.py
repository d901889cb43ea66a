"""A Model of things."""
from keras.layers import Dense, Input
from keras.models import Model

# the Model
inputs = Input((3,))
outputs = Dense(2)(inputs)
m = Model(inputs, outputs)
print("Model", "A Model of things", f"the {m} Model", {"Model": 1})
# output
"""A Model of things."""
from keras.layers import Dense, Input
from keras.models import Sequential

# the Model
m = Sequential([
    Input((3,)),
    Dense(2),
])
print("Model", "A Model of things", f"the {m} Model", {"Model": 1})
