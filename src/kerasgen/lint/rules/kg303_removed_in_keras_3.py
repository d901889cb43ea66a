"""A layer or argument that Keras 3 no longer takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]

# What to write for arguments that are gone.
_INSTEAD = {
    "batch_input_shape": "put `keras.Input(batch_shape=...)` first",
    "border_mode": "the argument is `padding=`",
    "input_length": "put `keras.Input((length,))` first",
    "nb_filter": "the argument is `filters=`",
    "output_dim": "the argument is `units=`",
    "subsample": "the argument is `strides=`",
    "W_regularizer": "the argument is `kernel_regularizer=`",
    "weights": "call `set_weights` on the built layer",
}
_UNKNOWN = re.compile(r"(?:Unrecognized keyword arguments|unexpected keyword argument).*")
_INSTEAD_OF_LAYER = {"CuDNNGRU": "GRU", "CuDNNLSTM": "LSTM"}


def check(context: Context, call: Call) -> Advice | None:
    """Look at a layer that Keras refused to make."""
    if call.kind != "construction" or call.error is None:
        return None
    if call.facts.get("missing"):
        instead = _INSTEAD_OF_LAYER.get(call.name)
        return Advice("is not in Keras 3", f"use `{instead}`" if instead else None)
    found = _UNKNOWN.search(call.error)
    if found is None:
        return None
    gone = [name for name in _INSTEAD if re.search(rf"\b{name}\b", found[0])]
    if not gone:
        return None
    return Advice(f"no longer takes `{gone[0]}=`", _INSTEAD[gone[0]])


RULE = Rule(
    code="KG303",
    name="removed-in-keras-3",
    summary="A layer or an argument is used that Keras 3 no longer has.",
    page="""\
Keras 3 dropped layers such as CuDNNLSTM, and arguments such as `batch_input_shape=`. The finding
says what to write instead.
""",
    bad=(
        """\
from keras.layers import CuDNNLSTM

layer = CuDNNLSTM(4)
""",
    ),
    good=(
        """\
from keras.layers import LSTM

layer = LSTM(4)
""",
    ),
    check=check,
)
