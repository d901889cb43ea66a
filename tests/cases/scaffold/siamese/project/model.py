"""The model: its sizes, its layers, and how it is trained."""

from __future__ import annotations

from tensorflow import keras
from tensorflow.keras import layers, ops

FIRST_SAMPLES = 16_000
SAMPLING_RATE = 16_000
SECOND_SAMPLES = FIRST_SAMPLES

FRAME_FILTERS = (64, 128)
MEL_BINS = 64
EMBEDDING_UNITS = 64
TRUNK_UNITS = (128, 64)
DROPOUT = 0.2
LEARNING_RATE = 1e-3


def audio_features(sound: keras.KerasTensor) -> keras.KerasTensor:
    """Return a vector per sound, by way of its mel spectrogram in decibels."""
    x = layers.MelSpectrogram(
        fft_length=512,
        sequence_stride=256,
        sampling_rate=SAMPLING_RATE,
        num_mel_bins=MEL_BINS,
    )(sound)
    return spectrogram_features(layers.Permute((2, 1))(x))


def spectrogram_features(spectrogram: keras.KerasTensor) -> keras.KerasTensor:
    """Return a vector per spectrogram of shape (frames, bins)."""
    x = layers.BatchNormalization()(spectrogram)
    for filters in FRAME_FILTERS:
        x = layers.Conv1D(filters, 5, padding="same", activation="relu")(x)
        x = layers.MaxPooling1D(padding="same")(x)
    return layers.GlobalAveragePooling1D()(x)


def binary_head(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Return one probability."""
    return layers.Dense(1, activation="sigmoid", name=name)(x)


def build_encoder() -> keras.Model:
    """Return the model that makes a vector of either input."""
    inputs = keras.Input((FIRST_SAMPLES,), name="first")
    x = audio_features(inputs)
    for units in TRUNK_UNITS:
        x = layers.Dense(units, activation="relu")(x)
        x = layers.Dropout(DROPOUT)(x)
    return keras.Model(inputs, layers.Dense(EMBEDDING_UNITS)(x), name="shared-encoder")


def build_model() -> keras.Model:
    """Return the model, from a dict of inputs to a dict of outputs, not compiled.

    The encoder is its layer `shared-encoder`.
    """
    inputs = {
        "first": keras.Input((FIRST_SAMPLES,), name="first"),
        "second": keras.Input((SECOND_SAMPLES,), name="second"),
    }
    encoder = build_encoder()
    first = encoder(inputs["first"])
    second = encoder(inputs["second"])
    difference = ops.abs(layers.Subtract()([first, second]))
    x = layers.Concatenate()([difference, layers.Multiply()([first, second])])
    outputs = {
        "same": binary_head(x, "same"),
    }
    return keras.Model(inputs, outputs, name="same_voice")


def compile_model(model: keras.Model, learning_rate: float = LEARNING_RATE) -> None:
    """Set the optimizer, and for each output its loss, loss weight and metrics."""
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss={
            "same": "binary_crossentropy",
        },
        loss_weights={
            "same": 1.0,
        },
        metrics={
            "same": ["accuracy", keras.metrics.AUC(name="auc")],
        },
    )
