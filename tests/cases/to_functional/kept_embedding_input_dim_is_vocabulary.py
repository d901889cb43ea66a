# kept: no-input-shape
import keras
from keras import layers

model = keras.Sequential([
    layers.Embedding(input_dim=20, output_dim=4, mask_zero=True),
    layers.GlobalAveragePooling1D(),
])
