"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

import keras
from keras import layers

PHOTO_SHAPE = (64, 64, 3)
READINGS_SHAPE = (24, 4)
DATE_FEATURES = 5
FORECAST_SHAPE = (6, 2)
ALERTS_LABELS = 5

BLOCKS = 2
IMAGE_FILTERS = (32, 64, 128)
SEQUENCE_FILTERS = (64, 128)
MERGE_UNITS = 64
TRUNK_UNITS = (128, 64)
DROPOUT = 0.2
HEAD_UNITS = 32
LEARNING_RATE = 1e-3


def image_features(image: keras.KerasTensor) -> keras.KerasTensor:
    """Return a vector per image, whose values are from 0 to 255."""
    x = layers.Rescaling(1 / 255)(image)
    x = layers.Conv2D(IMAGE_FILTERS[0], 3, padding="same", use_bias=False)(x)
    for filters in IMAGE_FILTERS:
        x = image_block(x, filters, strides=2)
        for _ in range(BLOCKS - 1):
            x = image_block(x, filters)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    return layers.GlobalAveragePooling2D()(x)


def image_block(
    x: keras.KerasTensor, filters: int, strides: int = 1
) -> keras.KerasTensor:
    """Add two convolutions to a feature map, projected where its form changes."""
    y = layers.Activation("relu")(layers.BatchNormalization()(x))
    if strides > 1 or x.shape[-1] != filters:
        x = layers.Conv2D(filters, 1, strides=strides, padding="same")(y)
    y = layers.Conv2D(filters, 3, strides=strides, padding="same", use_bias=False)(y)
    y = layers.Activation("relu")(layers.BatchNormalization()(y))
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.Add()([x, y])


def sequence_features(sequence: keras.KerasTensor) -> keras.KerasTensor:
    """Return a vector per sequence."""
    x = layers.BatchNormalization()(sequence)
    for filters in SEQUENCE_FILTERS:
        for _ in range(BLOCKS):
            x = frames_block(x, filters)
    return layers.GlobalAveragePooling1D()(x)


def frames_block(x: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    """Add two convolutions over time, projected where the number of filters changes."""
    y = layers.Conv1D(filters, 5, padding="same", activation="relu")(x)
    y = layers.Conv1D(filters, 5, padding="same")(y)
    if x.shape[-1] != filters:
        x = layers.Conv1D(filters, 1)(x)
    return layers.Activation("relu")(layers.Add()([x, y]))


def merge_features(features: list[keras.KerasTensor]) -> keras.KerasTensor:
    """Let the inputs attend to each other, and return their average."""
    rows = [layers.Dense(MERGE_UNITS)(x) for x in features]
    rows = [layers.Reshape((1, MERGE_UNITS))(row) for row in rows]
    x = layers.Concatenate(axis=1)(rows)
    attended = layers.MultiHeadAttention(num_heads=4, key_dim=MERGE_UNITS // 4)(x, x)
    x = layers.LayerNormalization()(layers.Add()([x, attended]))
    return layers.GlobalAveragePooling1D()(x)


def dense_block(x: keras.KerasTensor, units: int) -> keras.KerasTensor:
    """Add two dense layers to a vector, projected where its length changes."""
    y = layers.Dense(units, activation="relu")(layers.LayerNormalization()(x))
    y = layers.Dropout(DROPOUT)(y)
    y = layers.Dense(units)(y)
    if x.shape[-1] != units:
        x = layers.Dense(units)(x)
    return layers.Add()([x, y])


def multilabel_head(x: keras.KerasTensor, labels: int, name: str) -> keras.KerasTensor:
    """Return a probability per label, each for itself."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(labels, activation="sigmoid", name=name)(x)


def sequence_head(
    x: keras.KerasTensor, shape: tuple[int, int], name: str
) -> keras.KerasTensor:
    """Return numbers of shape (steps, features)."""
    steps, features = shape
    x = layers.RepeatVector(steps)(x)
    x = layers.GRU(HEAD_UNITS, return_sequences=True)(x)
    return layers.Dense(features, name=name)(x)


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled."""
    inputs = {
        "photo": keras.Input(PHOTO_SHAPE, name="photo"),
        "readings": keras.Input(READINGS_SHAPE, name="readings"),
        "day": keras.Input((DATE_FEATURES,), name="day"),
    }
    features = [
        image_features(inputs["photo"]),
        sequence_features(inputs["readings"]),
        inputs["day"],
    ]
    x = merge_features(features)
    for units in TRUNK_UNITS:
        for _ in range(BLOCKS):
            x = dense_block(x, units)
    outputs = {
        "forecast": sequence_head(x, FORECAST_SHAPE, "forecast"),
        "alerts": multilabel_head(x, ALERTS_LABELS, "alerts"),
    }
    return keras.Model(inputs, outputs, name="weather")


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "forecast": "mse",
            "alerts": "binary_crossentropy",
        },
        loss_weights={
            "forecast": 1.0,
            "alerts": 1.0,
        },
        metrics={
            "forecast": ["mae"],
            "alerts": [
                "binary_accuracy",
                keras.metrics.AUC(multi_label=True, name="auc"),
            ],
        },
    )
