"""What the input tensor of a model is made from, and which expressions can be written twice."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.reading.module import Module

__all__ = ["BASE", "SHAPE_KEYWORDS", "InputSpec", "is_copyable", "sets_dtype_policy"]

# Stands in the text of an InputSpec for the name of the model that comes first.
BASE = "{base}"

# The keywords of a first layer that describe the input of the model.
SHAPE_KEYWORDS = ("input_shape", "input_dim", "batch_input_shape", "input_length", "batch_size")

# Where a source sets a dtype that layers compute in, and their variables do not have.
_DTYPE_POLICIES = ("mixed_", "set_dtype_policy", "set_global_policy", "set_policy")

_COPYABLE = (
    ast.Constant,
    ast.Name,
    ast.Tuple,
    ast.List,
    ast.Attribute,
    ast.Subscript,
    ast.Slice,
    ast.BinOp,
    ast.UnaryOp,
    ast.operator,
    ast.unaryop,
    ast.expr_context,
)


@dataclass(frozen=True)
class InputSpec:
    """How the input tensor is made.

    `text` are the arguments of the Input to write, None if the first item is the Input itself;
    `value` is an expression for the tensor instead. `skip` layers of a list say only the input.
    `takes_first`: the first item is no layer of the chain, it only says the input. `variable` names
    an existing tensor. `in_place`: the first item is a model that needs a name. `drop` are the
    keywords that leave the first layer, `reads` the names in the text. `notice` is for the user.
    `is_of_model`: it is that of a model that comes first. `built_at` is the line of the first use
    of a model that states no shape: it builds the model.
    """

    text: str | None
    value: str | None = None
    takes_first: bool = False
    variable: str | None = None
    in_place: bool = False
    skip: int = 0
    drop: tuple[str, ...] = ()
    reads: frozenset[str] = frozenset()
    notice: str | None = None
    is_of_model: bool = False
    built_at: int | None = None


def is_copyable(node: ast.expr) -> bool:
    """Whether evaluating an expression again, or elsewhere, only gives its value once more."""
    return all(isinstance(inner, _COPYABLE) for inner in ast.walk(node))


def sets_dtype_policy(module: Module) -> bool:
    """Whether layers may compute in another dtype than an Input has that does not tell one."""
    return any(word in module.text for word in _DTYPE_POLICIES)
