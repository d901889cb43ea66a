import keras
from keras import layers


def build():
	inputs = keras.Input((4,))
	x = layers.Dense(
		3,
	)(inputs)
	return keras.Model(inputs, x)


model = build()
# output
import keras
from keras import layers


def build():
	return keras.Sequential([
		keras.Input((4,)),
		layers.Dense(
			3,
		),
	])


model = build()
