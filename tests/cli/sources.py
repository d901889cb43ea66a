"""Sources for the command line: what a conversion looks like is no matter of these tests."""

from __future__ import annotations

__all__ = ["AFTER", "BEFORE", "BROKEN", "CLEAN", "KEPT", "TWO", "TWO_AFTER"]

_HEAD = b"import keras\nfrom keras import layers\n\n"
_ENCODER = b"encoder = keras.Sequential([keras.Input(shape=(4,)), layers.Dense(3)])\n"
_DECODER = b"decoder = keras.Sequential([keras.Input(shape=(3,)), layers.Dense(4)])\n"

CLEAN = b"x = 1\n"
BEFORE = _HEAD + _ENCODER
AFTER = _HEAD + (
    b"inputs = keras.Input(shape=(4,))\n"
    b"outputs = layers.Dense(3)(inputs)\n"
    b"encoder = keras.Model(inputs, outputs)\n"
)
TWO = BEFORE + _DECODER
TWO_AFTER = AFTER + (
    b"inputs = keras.Input(shape=(3,))\n"
    b"outputs = layers.Dense(4)(inputs)\n"
    b"decoder = keras.Model(inputs, outputs)\n"
)
KEPT = _HEAD + b"model = keras.Sequential([layers.Dense(3)])\n"
BROKEN = _HEAD + b"model = keras.Sequential([\n"
