# said: kernel_initializer HeNormal(seed=1) -> HeNormal(seed=2)
import keras
from keras import layers

m = keras.Sequential([keras.Input((5,)), layers.Dense(2, kernel_initializer=keras.initializers.HeNormal(seed=1))])

# after
import keras
from keras import layers

m = keras.Sequential([keras.Input((5,)), layers.Dense(2, kernel_initializer=keras.initializers.HeNormal(seed=2))])
