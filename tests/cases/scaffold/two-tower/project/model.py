"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

import keras
from keras import layers

USER_CATEGORIES = 1000
HISTORY_LENGTH = 20
HISTORY_VOCABULARY = 500
TITLE_LENGTH = 16
TITLE_VOCABULARY = 5000

TOKEN_UNITS = 64
CATEGORY_UNITS = 16
MERGE_UNITS = 64
EMBEDDING_UNITS = 16
TRUNK_UNITS = (128, 64)
DROPOUT = 0.2
LEARNING_RATE = 1e-3


def token_features(tokens: keras.KerasTensor, vocabulary: int) -> keras.KerasTensor:
    """Return a vector per text of token numbers, of which 0 pads."""
    x = layers.Embedding(vocabulary, TOKEN_UNITS, mask_zero=True)(tokens)
    return layers.Bidirectional(layers.GRU(TOKEN_UNITS))(x)


def category_features(index: keras.KerasTensor, categories: int) -> keras.KerasTensor:
    """Return a vector per category; index 0 is for those never seen."""
    return layers.Embedding(categories + 1, CATEGORY_UNITS)(index)


def merge_features(features: list[keras.KerasTensor]) -> keras.KerasTensor:
    """Return the sum of the features, each weighed by a gate that sees all of them."""
    context = layers.Concatenate()(features)
    gated = []
    for x in features:
        value = layers.Dense(MERGE_UNITS, activation="tanh")(x)
        gate = layers.Dense(MERGE_UNITS, activation="sigmoid")(context)
        gated.append(layers.Multiply()([value, gate]))
    return layers.Add()(gated)


def binary_head(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Return one probability."""
    return layers.Dense(1, activation="sigmoid", name=name)(x)


def embedded(x: keras.KerasTensor) -> keras.KerasTensor:
    """Return the place of features in the shared space, a vector of length 1."""
    for units in TRUNK_UNITS:
        x = layers.Dense(units, activation="relu")(x)
        x = layers.Dropout(DROPOUT)(x)
    return layers.UnitNormalization()(layers.Dense(EMBEDDING_UNITS)(x))


def build_query_tower() -> keras.Model:
    """Return the model that puts a query into the shared space."""
    inputs = {
        "user": keras.Input((), dtype="int32", name="user"),
        "history": keras.Input((HISTORY_LENGTH,), dtype="int32", name="history"),
    }
    features = [
        category_features(inputs["user"], USER_CATEGORIES),
        token_features(inputs["history"], HISTORY_VOCABULARY),
    ]
    x = merge_features(features)
    return keras.Model(inputs, embedded(x), name="query-tower")


def build_candidate_tower() -> keras.Model:
    """Return the model that puts a candidate into the shared space."""
    inputs = {
        "title": keras.Input((TITLE_LENGTH,), dtype="int32", name="title"),
    }
    features = [
        token_features(inputs["title"], TITLE_VOCABULARY),
    ]
    x = features[0]
    return keras.Model(inputs, embedded(x), name="candidate-tower")


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled.

    Its towers are the layers `query-tower` and `candidate-tower`.
    """
    inputs = {
        "user": keras.Input((), dtype="int32", name="user"),
        "history": keras.Input((HISTORY_LENGTH,), dtype="int32", name="history"),
        "title": keras.Input((TITLE_LENGTH,), dtype="int32", name="title"),
    }
    query = build_query_tower()(
        {
            "user": inputs["user"],
            "history": inputs["history"],
        }
    )
    candidate = build_candidate_tower()(
        {
            "title": inputs["title"],
        }
    )
    similarity = layers.Dot(axes=1)([query, candidate])
    x = layers.Concatenate()([similarity, layers.Multiply()([query, candidate])])
    outputs = {
        "clicked": binary_head(x, "clicked"),
    }
    return keras.Model(inputs, outputs, name="search")


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "clicked": "binary_crossentropy",
        },
        loss_weights={
            "clicked": 1.0,
        },
        metrics={
            "clicked": ["accuracy", keras.metrics.AUC(name="auc")],
        },
    )
