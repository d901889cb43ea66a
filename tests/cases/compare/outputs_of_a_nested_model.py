# said: inside: outputs a, b -> b, a
import keras
from keras import layers

j = keras.Input((3,))
e = keras.Model(j, [layers.Dense(2, name='a')(j), layers.Dense(2, name='b')(j)])
i = keras.Input((3,))
m = keras.Model(i, layers.Concatenate()(e(i)))

# after
import keras
from keras import layers

j = keras.Input((3,))
e = keras.Model(j, [layers.Dense(2, name='a')(j), layers.Dense(2, name='b')(j)][::-1])
i = keras.Input((3,))
m = keras.Model(i, layers.Concatenate()(e(i)))
