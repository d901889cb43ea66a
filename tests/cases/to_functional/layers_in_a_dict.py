# kept: not-hoistable, not-hoistable
import keras
from keras import layers

nets = {size: keras.Sequential([keras.Input((4,)), layers.Dense(size)]) for size in (1, 2)}
for size, net in nets.items():
    print(net.layers[0].units)
make = lambda: keras.Sequential([keras.Input((4,)), layers.Dense(3)])
print(make().layers[0].units)
