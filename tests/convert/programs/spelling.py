"""How a generated program imports and writes Keras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = ["LAYERS", "Spelling", "spellings"]

LAYERS = (
    "Activation",
    "BatchNormalization",
    "Bidirectional",
    "Conv1D",
    "Conv2D",
    "Dense",
    "Dropout",
    "Embedding",
    "Flatten",
    "GRU",
    "GlobalAveragePooling2D",
    "LSTM",
    "Lambda",
    "MaxPooling2D",
    "TimeDistributed",
)


@dataclass(frozen=True)
class Spelling:
    """The import lines of a file, and what its names are written like.

    `layers` is what stands before the name of a layer; `input` and `input_layer` are None where
    the file does not import them. `annotation` is what a variable is annotated with.
    """

    lines: tuple[str, ...]
    sequential: str
    layers: str
    input: str | None
    input_layer: str | None


def _attribute(lines: tuple[str, ...], keras: str, sequential: str = "Sequential") -> Spelling:
    """Return a spelling where everything is reached from one name."""
    layers = f"{keras}.layers."
    return Spelling(lines, f"{keras}.{sequential}", layers, f"{keras}.Input", f"{layers}InputLayer")


def _module(lines: tuple[str, ...], sequential: str, layers: str = "layers.") -> Spelling:
    """Return a spelling where layers are reached from their module."""
    return Spelling(lines, sequential, layers, f"{layers}Input", f"{layers}InputLayer")


_WHOLE = (
    _attribute(("import keras",), "keras"),
    _attribute(("from tensorflow import keras",), "keras"),
    _attribute(("import tensorflow as tf",), "tf.keras"),
    _attribute(("import tensorflow as tf",), "tf.keras", "models.Sequential"),
    _attribute(("import keras as K",), "K"),
    _attribute(("import tensorflow",), "tensorflow.keras"),
    _attribute(("import tensorflow.keras as tk",), "tk"),
    _attribute(("import tensorflow as tf", "", "keras = tf.keras"), "keras"),
    _attribute(
        ("try:", "    import keras", "except ImportError:", "    from tensorflow import keras"),
        "keras",
    ),
    _module(("import keras", "from keras import layers"), "keras.Sequential"),
    _module(("from tensorflow import keras", "from tensorflow.keras import layers"),
            "keras.models.Sequential"),
    _module(("from keras import Sequential, layers",), "Sequential"),
    _module(("from keras import layers, models",), "models.Sequential"),
    _module(("from tensorflow.keras import layers", "from tensorflow.keras import models"),
            "models.Sequential"),
    _module(("from keras import layers as L", "from keras.models import Sequential"),
            "Sequential", "L."),
    _module(("import keras.layers as kl", "from keras.models import Sequential"),
            "Sequential", "kl."),
    _module(("import tensorflow as tf", "", "Sequential = tf.keras.Sequential",
             "layers = tf.keras.layers"), "Sequential"),
    Spelling(("from keras.layers import *", "from keras.models import *"),
             "Sequential", "", "Input", "InputLayer"),
    Spelling(("from tensorflow.keras.models import Sequential",
              "from tensorflow.keras.layers import *"), "Sequential", "", "Input", "InputLayer"),
    _module(("from keras import *",), "Sequential"),
)  # fmt: skip


@st.composite
def spellings(draw: DrawFn) -> Spelling:
    """Draw any spelling that a star import or a module does not need to stand at the top for."""
    if draw(st.booleans()):
        return draw(st.sampled_from(_WHOLE))
    return _names_one_by_one(draw)


def _names_one_by_one(draw: DrawFn) -> Spelling:
    root = draw(st.sampled_from(("keras", "tensorflow.keras")))
    extra = draw(st.sampled_from(((), ("Input",), ("Input", "InputLayer"))))
    alias = draw(st.sampled_from(("", "", "", "Seq")))
    home = draw(st.sampled_from((".models", "")))
    imported = f"Sequential as {alias}" if alias else "Sequential"
    if draw(st.booleans()):
        imported += ", Model"
    own = [f"from {root}{home} import {imported}"]
    lines = [*own, *_layer_imports(draw, root, sorted((*LAYERS, *extra)))]
    if draw(st.booleans()):
        lines = [*lines[1:], *own]
    has_input_layer = "InputLayer" in extra
    return Spelling(
        tuple(lines),
        alias or "Sequential",
        "",
        "Input" if extra else None,
        "InputLayer" if has_input_layer else None,
    )


def _layer_imports(draw: DrawFn, root: str, names: list[str]) -> list[str]:
    start = f"from {root}.layers import"
    style = draw(st.sampled_from(("line", "each", "parentheses", "backslash", "comments")))
    if style == "each":
        return [f"{start} {name}" for name in names]
    if style == "parentheses":
        return [f"{start} (", *(f"    {name}," for name in names), ")"]
    if style == "backslash":
        return [f"{start} {', '.join(names[:5])}, \\", f"    {', '.join(names[5:])}"]
    if style == "comments":
        return [f"{start} (  # @", *(f"    {name},  # @" for name in names), "    # @", ")"]
    return [f"{start} {', '.join(names)}"]
