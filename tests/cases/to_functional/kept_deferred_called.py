# kept: no-input-shape
# runs: no
import keras
from keras import layers

augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomZoom(0.1)])
images = augment(images)
