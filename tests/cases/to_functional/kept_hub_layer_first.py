# kept: no-input-shape
# runs: no
import tensorflow_hub as hub
from tensorflow import keras

model = keras.Sequential([hub.KerasLayer("https://example.org/model"), keras.layers.Dense(1)])
