"""A layer or argument that Keras 3 no longer takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kerasgen.lint.rule import Advice, Rule

if TYPE_CHECKING:
    from kerasgen.build.trace import Call
    from kerasgen.lint.context import Context

__all__ = ["RULE"]

# What to write for arguments that are gone: a text, or the name that they have now.
_INSTEAD = {
    "batch_input_shape": "put `keras.Input(batch_shape=...)` first",
    "input_length": "put `keras.Input((length,))` first",
    "mode": "leave it out",
    "nb_col": "the argument is `kernel_size=(rows, columns)`",
    "nb_row": "the argument is `kernel_size=(rows, columns)`",
    "weights": "call `set_weights` on the built layer",
}
_NOW = {
    "U_regularizer": "recurrent_regularizer",
    "W_constraint": "kernel_constraint",
    "W_regularizer": "kernel_regularizer",
    "atrous_rate": "dilation_rate",
    "b_regularizer": "bias_regularizer",
    "beta_init": "beta_initializer",
    "bias": "use_bias",
    "border_mode": "padding",
    "dim_ordering": "data_format",
    "dropout_U": "recurrent_dropout",
    "dropout_W": "dropout",
    "filter_length": "kernel_size",
    "gamma_init": "gamma_initializer",
    "init": "kernel_initializer",
    "inner_activation": "recurrent_activation",
    "inner_init": "recurrent_initializer",
    "length": "size",
    "nb_filter": "filters",
    "output_dim": "units",
    "p": "rate",
    "pool_length": "pool_size",
    "sigma": "stddev",
    "stride": "strides",
    "subsample": "strides",
    "subsample_length": "strides",
}
_UNKNOWN = re.compile(r"(?:Unrecognized keyword arguments|unexpected keyword argument).*")
_LACKS = "required positional argument"
_INSTEAD_OF_LAYER = {"CuDNNGRU": "GRU", "CuDNNLSTM": "LSTM"}


def check(context: Context, call: Call) -> Advice | None:
    """Look at a layer that Keras refused to make."""
    if call.kind != "construction" or call.error is None:
        return None
    if call.facts.get("missing"):
        instead = _INSTEAD_OF_LAYER.get(call.name)
        return Advice("is not in Keras 3", f"use `{instead}`" if instead else None)
    gone = [name for name in (*_INSTEAD, *_NOW) if name in _refused(call)]
    if not gone:
        return None
    name = gone[0]
    return Advice(
        f"no longer takes `{name}=`", _INSTEAD.get(name) or f"the argument is `{_NOW[name]}=`"
    )


def _refused(call: Call) -> set[str]:
    """Return the names of arguments that may be the cause of an error."""
    if _LACKS in (call.error or ""):
        return set(call.facts.get("keywords", ()))
    found = _UNKNOWN.search(call.error or "")
    return set(re.findall(r"\w+", found[0])) if found else set()


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
