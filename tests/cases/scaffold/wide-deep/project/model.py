"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

import keras
from keras import layers

BRAND_CATEGORIES = 40
REGION_CATEGORIES = 20

CATEGORY_UNITS = 16
WIDE_UNITS = 16
CROSS_BUCKETS = 1000
TRUNK_UNITS = (128, 64)
DROPOUT = 0.2
LEARNING_RATE = 1e-3


def category_features(index: keras.KerasTensor, categories: int) -> keras.KerasTensor:
    """Return a vector per category; index 0 is for those never seen."""
    return layers.Embedding(categories + 1, CATEGORY_UNITS)(index)


def linear(index: keras.KerasTensor, values: int) -> keras.KerasTensor:
    """Return the weights of a category: a linear layer over its one-hot vector."""
    return layers.Embedding(values, WIDE_UNITS)(index)


def crossed(
    first: keras.KerasTensor, second: keras.KerasTensor, categories: int
) -> keras.KerasTensor:
    """Return the weights of two categories together, by how many the second has."""
    index = (first * (categories + 1) + second) % CROSS_BUCKETS
    return linear(index, CROSS_BUCKETS)


def regression_head(x: keras.KerasTensor, count: int, name: str) -> keras.KerasTensor:
    """Return so many numbers."""
    return layers.Dense(count, name=name)(x)


def binary_head(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Return one probability."""
    return layers.Dense(1, activation="sigmoid", name=name)(x)


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled."""
    inputs = {
        "price": keras.Input((1,), name="price"),
        "brand": keras.Input((), dtype="int32", name="brand"),
        "region": keras.Input((), dtype="int32", name="region"),
    }
    wide = [
        layers.Dense(WIDE_UNITS)(inputs["price"]),
        linear(inputs["brand"], BRAND_CATEGORIES + 1),
        linear(inputs["region"], REGION_CATEGORIES + 1),
        crossed(inputs["brand"], inputs["region"], REGION_CATEGORIES),
    ]
    features = [
        inputs["price"],
        category_features(inputs["brand"], BRAND_CATEGORIES),
        category_features(inputs["region"], REGION_CATEGORIES),
    ]
    x = layers.Concatenate()(features)
    for units in TRUNK_UNITS:
        x = layers.Dense(units, activation="relu")(x)
        x = layers.Dropout(DROPOUT)(x)
    x = layers.Concatenate()([*wide, x])
    outputs = {
        "clicked": binary_head(x, "clicked"),
        "spent": regression_head(x, 1, "spent"),
    }
    return keras.Model(inputs, outputs, name="clicks")


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "clicked": "binary_crossentropy",
            "spent": "huber",
        },
        loss_weights={
            "clicked": 1.0,
            "spent": 0.5,
        },
        metrics={
            "clicked": ["accuracy", keras.metrics.AUC(name="auc")],
            "spent": ["mae", keras.metrics.RootMeanSquaredError()],
        },
    )
