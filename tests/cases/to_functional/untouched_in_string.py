import keras

TEMPLATE = """
model = keras.Sequential([keras.layers.Dense(4, input_shape=(3,))])
"""
