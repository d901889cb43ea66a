"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

import keras
from keras import layers

SIGNAL_SHAPE = (64, 3)
RECONSTRUCTION_SHAPE = (64, 3)
STATE_CLASSES = 4

SEQUENCE_UNITS = 64
CODE_UNITS = 8
HEAD_UNITS = 32
LEARNING_RATE = 1e-3


def classes_head(x: keras.KerasTensor, classes: int, name: str) -> keras.KerasTensor:
    """Return a probability per class; they sum to 1."""
    x = layers.Dense(HEAD_UNITS, activation="relu")(x)
    return layers.Dense(classes, activation="softmax", name=name)(x)


def sequence_head(
    x: keras.KerasTensor, shape: tuple[int, int], name: str
) -> keras.KerasTensor:
    """Return numbers of shape (steps, features)."""
    steps, features = shape
    x = layers.RepeatVector(steps)(x)
    x = layers.GRU(HEAD_UNITS, return_sequences=True)(x)
    return layers.Dense(features, name=name)(x)


def build_encoder() -> keras.Model:
    """Return the model from a sequence to its code."""
    inputs = keras.Input(SIGNAL_SHAPE, name="signal")
    x = layers.BatchNormalization()(inputs)
    x = layers.Bidirectional(layers.GRU(SEQUENCE_UNITS))(x)
    return keras.Model(inputs, layers.Dense(CODE_UNITS)(x), name="encoder-model")


def build_decoder() -> keras.Model:
    """Return the model from a code to what was encoded."""
    code = keras.Input((CODE_UNITS,))
    outputs = sequence_head(code, RECONSTRUCTION_SHAPE, "reconstruction")
    return keras.Model(code, outputs, name="decoder-model")


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled.

    Encoder and decoder are its layers `encoder-model` and `decoder-model`.
    """
    inputs = {
        "signal": keras.Input(SIGNAL_SHAPE, name="signal"),
    }
    code = build_encoder()(inputs["signal"])
    outputs = {
        "reconstruction": build_decoder()(code),
        "state": classes_head(code, STATE_CLASSES, "state"),
    }
    return keras.Model(inputs, outputs, name="machine")


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "reconstruction": "mse",
            "state": "sparse_categorical_crossentropy",
        },
        loss_weights={
            "reconstruction": 1.0,
            "state": 1.0,
        },
        metrics={
            "reconstruction": ["mae"],
            "state": ["accuracy"],
        },
    )
