import keras
from keras import layers

image = keras.Input((32, 32, 3), name="image")
words = keras.Input((40,), name="words")
x = layers.Conv2D(16, 3, activation="relu")(image)
x = layers.MaxPooling2D()(x)
x = layers.Flatten()(x)
y = layers.Embedding(1000, 32)(words)
y = layers.LSTM(64)(y)
both = layers.Concatenate()([x, y])
label = layers.Dense(10, activation="softmax", name="label")(both)
score = layers.Dense(1, name="score")(both)
model = keras.Model([image, words], [label, score])
