"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

import keras
from keras import layers

PHOTO_SHAPE = (100, 75, 3)
MASK_SHAPE = (100, 75, 3)
SEASON_CLASSES = 4

UNET_FILTERS = (16, 32, 64, 128)
HEAD_UNITS = 32
LEARNING_RATE = 1e-3


def convolved(x: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    """Return two convolutions of a feature map."""
    for _ in range(2):
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
    return x


def classes_head(x: keras.KerasTensor, classes: int, name: str) -> keras.KerasTensor:
    """Return a probability per class; they sum to 1."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(classes, activation="softmax", name=name)(x)


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled.

    The picture is padded to sizes that can be halved so often, so that all skips fit.
    """
    inputs = {
        "photo": keras.Input(PHOTO_SHAPE, name="photo"),
    }
    height, width, _ = PHOTO_SHAPE
    step = 2 ** len(UNET_FILTERS)
    surplus = (0, -height % step), (0, -width % step)

    x = layers.Rescaling(1 / 255)(inputs["photo"])
    x = layers.ZeroPadding2D(surplus)(x)
    skips = []
    for filters in UNET_FILTERS:
        x = convolved(x, filters)
        skips.append((x, filters))
        x = layers.MaxPooling2D()(x)
    x = convolved(x, 2 * UNET_FILTERS[-1])
    bottleneck = layers.GlobalAveragePooling2D()(x)
    for skip, filters in reversed(skips):
        x = layers.Conv2DTranspose(filters, 2, strides=2, padding="same")(x)
        x = convolved(layers.Concatenate()([x, skip]), filters)
    x = layers.Cropping2D(surplus)(x)

    outputs = {
        "mask": pixels_head(x, MASK_SHAPE[2], "softmax", "mask"),
        "season": classes_head(bottleneck, SEASON_CLASSES, "season"),
    }
    return keras.Model(inputs, outputs, name="roads")


def pixels_head(
    x: keras.KerasTensor, channels: int, activation: str, name: str
) -> keras.KerasTensor:
    """Return so many values per pixel."""
    return layers.Conv2D(channels, 1, activation=activation, name=name)(x)


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "mask": "sparse_categorical_crossentropy",
            "season": "sparse_categorical_crossentropy",
        },
        loss_weights={
            "mask": 1.0,
            "season": 1.0,
        },
        metrics={
            "mask": [
                "accuracy",
                keras.metrics.MeanIoU(3, sparse_y_pred=False, name="iou"),
            ],
            "season": ["accuracy"],
        },
    )
