# kept: not-hoistable
import keras
from keras import layers


async def builds(sizes):
    return [keras.Sequential([layers.Dense(n, input_shape=(3,))]) async for n in sizes]
