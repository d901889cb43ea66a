import keras
from keras import layers

encoder = keras.Sequential(
    [keras.Input((28, 28, 1)), layers.Conv2D(32, 3), layers.Flatten(), layers.Dense(64)],
    name="encoder",
)
left = keras.Input((28, 28, 1), name="left")
right = keras.Input((28, 28, 1), name="right")
a = encoder(left)
b = encoder(right)
distance = layers.Dot(axes=1, normalize=True)([a, b])
same = layers.Dense(1, activation="sigmoid")(distance)
siamese = keras.Model([left, right], same)
