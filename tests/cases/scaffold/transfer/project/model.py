"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

import keras
from keras import layers

LEAF_SHAPE = (160, 160, 3)
SITE_CATEGORIES = 12
SPECIES_CLASSES = 3

ACTIVATIONS = ("block_3_expand_relu", "block_13_expand_relu", "out_relu")
CATEGORY_UNITS = 16
MERGE_UNITS = 64
TRUNK_UNITS = (128, 64)
DROPOUT = 0.2
HEAD_UNITS = 32
LEARNING_RATE = 1e-3
FINE_TUNING_RATE = 1e-5


def build_backbone(weights: str | None) -> keras.Model:
    """Return the frozen model that makes a vector of a picture."""
    backbone = keras.applications.MobileNetV2(
        include_top=False,
        weights=weights,
        pooling="avg",
    )
    backbone.trainable = False
    return backbone


def prepared(image: keras.KerasTensor) -> keras.KerasTensor:
    """Return a picture as the backbone takes it."""
    return layers.Rescaling(1 / 127.5, offset=-1)(image)


def category_features(index: keras.KerasTensor, categories: int) -> keras.KerasTensor:
    """Return a vector per category; index 0 is for those never seen."""
    return layers.Embedding(categories + 1, CATEGORY_UNITS)(index)


def merge_features(features: list[keras.KerasTensor]) -> keras.KerasTensor:
    """Return the sum of the features, made equally long."""
    projected = [layers.Dense(MERGE_UNITS, activation="relu")(x) for x in features]
    return layers.Add()(projected)


def regression_head(x: keras.KerasTensor, count: int, name: str) -> keras.KerasTensor:
    """Return so many numbers."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(count, name=name)(x)


def classes_head(x: keras.KerasTensor, classes: int, name: str) -> keras.KerasTensor:
    """Return a probability per class; they sum to 1."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(classes, activation="softmax", name=name)(x)


def build_model(weights: str | None = "imagenet") -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled.

    `weights` are those of the backbone; None makes new ones.
    """
    inputs = {
        "leaf": keras.Input(LEAF_SHAPE, name="leaf"),
        "site": keras.Input((), dtype="int32", name="site"),
    }
    backbone = build_backbone(weights)
    features = [
        backbone(prepared(inputs["leaf"]), training=False),
        category_features(inputs["site"], SITE_CATEGORIES),
    ]
    x = merge_features(features)
    for units in TRUNK_UNITS:
        x = layers.Dense(units, activation="relu")(x)
        x = layers.Dropout(DROPOUT)(x)
    outputs = {
        "species": classes_head(x, SPECIES_CLASSES, "species"),
        "age": regression_head(x, 1, "age"),
    }
    return keras.Model(inputs, outputs, name="plants")


def backbone_of(model: keras.Model) -> keras.Model:
    """Return the backbone inside the model."""
    return next(layer for layer in model.layers if isinstance(layer, keras.Model))


def build_activations(model: keras.Model) -> keras.Model:
    """Return the model from a prepared picture to activations inside the backbone.

    It shares its weights with the model that it is taken from.
    """
    backbone = backbone_of(model)
    outputs = {name: backbone.get_layer(name).output for name in ACTIVATIONS}
    return keras.Model(backbone.inputs[0], outputs, name="activations")


def unfreeze(model: keras.Model) -> None:
    """Let the backbone learn too, slowly; its normalizations stay as they are."""
    backbone = backbone_of(model)
    backbone.trainable = True
    for layer in backbone.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.trainable = False
    compile_model(model, FINE_TUNING_RATE)


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "species": "sparse_categorical_crossentropy",
            "age": "mse",
        },
        loss_weights={
            "species": 1.0,
            "age": 1.0,
        },
        metrics={
            "species": ["accuracy"],
            "age": ["mae"],
        },
    )
