"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

import keras
from keras import layers

PHOTO_SHAPE = (128, 128, 3)
TITLE_LENGTH = 32
TITLE_VOCABULARY = 10_000
BRAND_CATEGORIES = 40
SEGMENT_CLASSES = 5

IMAGE_FILTERS = (32, 64, 128)
TOKEN_UNITS = 64
CATEGORY_UNITS = 16
TRUNK_UNITS = (128, 64)
DROPOUT = 0.2
HEAD_UNITS = 32
LEARNING_RATE = 1e-3


def image_features(image: keras.KerasTensor) -> keras.KerasTensor:
    """Return a vector per image, whose values are from 0 to 255."""
    x = layers.Rescaling(1 / 255)(image)
    for filters in IMAGE_FILTERS:
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
        x = layers.MaxPooling2D(padding="same")(x)
    return layers.GlobalAveragePooling2D()(x)


def token_features(tokens: keras.KerasTensor, vocabulary: int) -> keras.KerasTensor:
    """Return a vector per text of token numbers, of which 0 pads."""
    x = layers.Embedding(vocabulary, TOKEN_UNITS, mask_zero=True)(tokens)
    return layers.Bidirectional(layers.GRU(TOKEN_UNITS))(x)


def category_features(index: keras.KerasTensor, categories: int) -> keras.KerasTensor:
    """Return a vector per category; index 0 is for those never seen."""
    return layers.Embedding(categories + 1, CATEGORY_UNITS)(index)


def regression_head(x: keras.KerasTensor, count: int, name: str) -> keras.KerasTensor:
    """Return so many numbers."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(count, name=name)(x)


def binary_head(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Return one probability."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(1, activation="sigmoid", name=name)(x)


def classes_head(x: keras.KerasTensor, classes: int, name: str) -> keras.KerasTensor:
    """Return a probability per class; they sum to 1."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(classes, activation="softmax", name=name)(x)


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled."""
    inputs = {
        "photo": keras.Input(PHOTO_SHAPE, name="photo"),
        "title": keras.Input((TITLE_LENGTH,), dtype="int32", name="title"),
        "price": keras.Input((1,), name="price"),
        "brand": keras.Input((), dtype="int32", name="brand"),
    }
    features = [
        image_features(inputs["photo"]),
        token_features(inputs["title"], TITLE_VOCABULARY),
        inputs["price"],
        category_features(inputs["brand"], BRAND_CATEGORIES),
    ]
    x = layers.Concatenate()(features)
    for units in TRUNK_UNITS:
        x = layers.Dense(units, activation="relu")(x)
        x = layers.Dropout(DROPOUT)(x)
    outputs = {
        "demand": regression_head(x, 1, "demand"),
        "returned": binary_head(x, "returned"),
        "segment": classes_head(x, SEGMENT_CLASSES, "segment"),
    }
    return keras.Model(inputs, outputs, name="shop")


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "demand": "mse",
            "returned": "binary_crossentropy",
            "segment": "sparse_categorical_crossentropy",
        },
        loss_weights={
            "demand": 1.0,
            "returned": 1.0,
            "segment": 1.0,
        },
        metrics={
            "demand": ["mae"],
            "returned": ["accuracy", keras.metrics.AUC(name="auc")],
            "segment": ["accuracy"],
        },
    )
