# kept: kind-tested
import keras
from keras import layers

model = keras.Sequential([layers.Dense(4, input_shape=(3,)), layers.Dense(1)])
print(model.__class__.__name__)
