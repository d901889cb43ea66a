import keras
from keras import layers


def two_sizes(n, m):
    a = keras.Input((10,))
    return layers.add([layers.Dense(n)(a), layers.Dense(m)(a)])


def double(n):
    a = keras.Input((10,))
    x = layers.concatenate([layers.Dense(n)(a), layers.Dense(n)(a)])
    return layers.add([x, layers.Dense(2 * n)(a)])


def any_rank(shape, other):
    a = keras.Input((10, 4))
    b = keras.Input(shape)
    c = keras.Input(other.shape[1:])
    return layers.Concatenate()([a, b]), layers.Concatenate()([a, c])


def pooled(length):
    a = keras.Input((length, 8))
    b = keras.Input((3, 8))
    x = layers.MaxPooling1D(64)(a)
    return layers.Concatenate()([x, b])


def kernels(k, stride):
    a = keras.Input((32, 32, 3))
    x = layers.Conv2D(8, k, strides=stride, padding="same")(a)
    y = layers.Conv2D(8, (k, 1), strides=stride, padding="same")(a)
    return layers.Add()([x, y])


def share(rate, heads):
    a = keras.Input((20, 16))
    x = layers.MultiHeadAttention(heads, 8)(a, a)
    x = layers.Dropout(rate)(x)
    return layers.Add()([a, x])


def whole(input_shape, classes):
    image = keras.Input(shape=input_shape)
    base = keras.applications.VGG16(include_top=False, weights=None, input_tensor=image)
    x = layers.GlobalAveragePooling2D()(base.output)
    return keras.Model(image, layers.Dense(classes)(x))


def towers(shapes, pool):
    inputs, parts = [], []
    for shape in shapes:
        inputs.append(keras.Input(shape))
        x = layers.Conv1D(8, 3, padding="same")(inputs[-1])
        parts.append(layers.MaxPooling1D(int(x.shape[1] / pool))(x))
    return keras.Model(inputs, layers.Concatenate()(parts))


def wide_towers(shapes):
    parts = []
    for shape in shapes:
        parts.append(layers.Conv3D(8, 3)(keras.Input(shape)))
    return layers.Concatenate()(parts)
