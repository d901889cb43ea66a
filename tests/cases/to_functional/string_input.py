import keras
from keras import layers

vectorize = layers.TextVectorization(max_tokens=10, output_sequence_length=4)
vectorize.adapt(["a cat sat", "the mat"])
model = keras.Sequential([
    keras.Input(shape=(1,), dtype="string"),
    vectorize,
    layers.Embedding(10, 3),
    layers.GlobalAveragePooling1D(),
])
# output
import keras
from keras import layers

vectorize = layers.TextVectorization(max_tokens=10, output_sequence_length=4)
vectorize.adapt(["a cat sat", "the mat"])
inputs = keras.Input(shape=(1,), dtype="string")
x = vectorize(inputs)
x = layers.Embedding(10, 3)(x)
outputs = layers.GlobalAveragePooling1D()(x)
model = keras.Model(inputs, outputs)
