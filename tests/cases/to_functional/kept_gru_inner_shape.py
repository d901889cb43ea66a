# kept: no-input-shape
from keras.layers import GRU, Bidirectional, Dense
from keras.models import Sequential

model = Sequential([Bidirectional(layer=GRU(4, input_shape=(5, 3))), Dense(1)])
