"""Where the input of a Sequential comes from: the first item, as Keras reads it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import names_in, reaching
from kerasgen.reading.keras_names import RECURRENT
from kerasgen.reading.meaning import call_meaning, dotted_names

if TYPE_CHECKING:
    from collections.abc import Set

    from kerasgen.convert.chain import Chain
    from kerasgen.reading.meaning import KerasName
    from kerasgen.reading.module import Module

__all__ = ["InputSpec", "input_of"]

_SHAPE_KEYWORDS = ("input_shape", "input_dim", "batch_input_shape", "input_length", "batch_size")
_INPUT_LAYER = {
    "shape": "shape",
    "input_shape": "shape",
    "batch_shape": "batch_shape",
    "batch_input_shape": "batch_shape",
    "batch_size": "batch_size",
    "dtype": "dtype",
    "sparse": "sparse",
    "ragged": "ragged",
    "name": "name",
}
_INPUT_LAYER_POSITIONAL = ("shape", "batch_size", "dtype")
_COPYABLE = (
    ast.Constant, ast.Name, ast.Tuple, ast.List, ast.Attribute, ast.Subscript, ast.Slice,
    ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.expr_context,
)  # fmt: skip


@dataclass(frozen=True)
class InputSpec:
    """How the input tensor is made.

    `text` are the arguments of the Input to write; None if the first item is the Input, which
    `takes_first` says. `variable` names an existing tensor. `drop` are the keywords that leave the
    first layer. `notice` is told to the user.
    """

    text: str | None
    takes_first: bool = False
    variable: str | None = None
    drop: tuple[str, ...] = ()
    reads: frozenset[str] = frozenset()
    notice: str | None = None


def input_of(
    module: Module,
    chain: Chain,
    given: tuple[int | None, ...] | None,
    shaped: Set[ast.AST],
) -> InputSpec:
    """Return the input of a chain. Raises Keep where Keras would not know it, either.

    `given` is a shape without the batch axis for chains that state none; `shaped` are the calls of
    Sequential whose input is known.
    """
    first = chain.all_items[0]
    spec = None
    if first.kind == "layer":
        spec = _of_layer(module, first.node, shaped)
    if spec is None and given is not None:
        spec = InputSpec(f"shape={given!r}")
    if spec is None:
        _explain(module, first.node, first.kind)
    assert spec is not None
    return spec


def _of_layer(module: Module, node: ast.expr, shaped: Set[ast.AST]) -> InputSpec | None:
    if isinstance(node, ast.Name):
        return _of_variable(module, node, shaped)
    meaning = call_meaning(module, node)
    if not isinstance(node, ast.Call) or meaning is None:
        return None
    if meaning.name == "Input":
        return InputSpec(None, takes_first=True)
    if meaning.name == "InputLayer":
        return _of_input_layer(module, node)
    if meaning.is_layer:
        return _of_keywords(module, node, meaning)
    return None


def _text(module: Module, node: ast.expr) -> str:
    text = module.segment(node)
    return f"({text})" if "\n" in text and text[0] not in "([{" else text


def _of_input_layer(module: Module, node: ast.Call) -> InputSpec | None:
    parts = []
    if len(node.args) > len(_INPUT_LAYER_POSITIONAL):
        return None
    for name, value in zip(_INPUT_LAYER_POSITIONAL, node.args, strict=False):
        parts.append(f"{name}={_text(module, value)}")
    for keyword in node.keywords:
        if keyword.arg not in _INPUT_LAYER:
            raise Keep("no-input-shape", "its InputLayer has an argument Input lacks", node)
        parts.append(f"{_INPUT_LAYER[keyword.arg]}={_text(module, keyword.value)}")
    if not parts:
        return None
    return InputSpec(", ".join(parts), takes_first=True, reads=frozenset(names_in(node)))


def _of_keywords(module: Module, node: ast.Call, meaning: KerasName) -> InputSpec | None:
    given = {k.arg: k.value for k in node.keywords if k.arg in _SHAPE_KEYWORDS}
    notice = None
    embedding = meaning.name == "Embedding"
    if embedding:
        given.pop("input_dim", None)
    length, batch = given.get("input_length"), given.get("batch_size")
    if "batch_input_shape" in given:
        text = f"batch_shape={_text(module, given['batch_input_shape'])}"
    elif "input_shape" in given and "input_dim" not in given:
        text = f"shape={_text(module, given['input_shape'])}"
    elif "input_dim" in given and "input_shape" not in given:
        size = _text(module, given["input_dim"])
        if meaning.name in RECURRENT or length is not None:
            text = f"shape=({_text(module, length) if length is not None else None}, {size})"
        else:
            text = f"shape=({size},)"
    elif embedding and length is not None:
        text = f"shape={_shape_of_length(module, length)}"
        notice = "its length comes from `input_length=`, which Keras 3 itself ignores"
    else:
        return None
    if batch is not None and "batch_input_shape" not in given:
        text += f", batch_size={_text(module, batch)}"
    reads = frozenset().union(*(names_in(value) for value in given.values()))
    drop = tuple(name for name in given if name is not None)
    return InputSpec(text, drop=drop, reads=reads, notice=notice)


def _shape_of_length(module: Module, length: ast.expr) -> str:
    text = _text(module, length)
    return text if isinstance(length, (ast.Tuple, ast.List)) else f"({text},)"


def _of_variable(module: Module, node: ast.Name, shaped: Set[ast.AST]) -> InputSpec | None:
    bindings = reaching(module, node)
    if not bindings or len(bindings) != 1 or bindings[0].kind != "assign":
        return None
    value = bindings[0].value
    meaning = call_meaning(module, value)
    if meaning is None or not isinstance(value, ast.Call):
        return None
    if meaning.name == "Input":
        return InputSpec(None, takes_first=True, variable=node.id)
    if meaning.is_application or meaning.name in ("Model", "load_model") or value in shaped:
        return InputSpec(f"batch_shape={node.id}.input_shape", reads=frozenset({node.id}))
    spec = None
    if meaning.name == "InputLayer":
        spec = _of_input_layer(module, value)
    elif meaning.is_layer:
        spec = _of_keywords(module, value, meaning)
    if spec is None or not _same_here(module, value, node, spec):
        return None
    return InputSpec(spec.text, takes_first=spec.takes_first, reads=spec.reads, notice=spec.notice)


def _same_here(module: Module, call: ast.Call, use: ast.Name, spec: InputSpec) -> bool:
    """Whether the shape of a layer made earlier can be written again where the layer is used."""
    values = [k.value for k in call.keywords if k.arg in _SHAPE_KEYWORDS or k.arg in _INPUT_LAYER]
    if not all(isinstance(inner, _COPYABLE) for value in values for inner in ast.walk(value)):
        return False
    start, end = module.order[call], module.order[use]
    scope = module.scopes[use]
    for name in spec.reads:
        owner = scope.lookup(name)
        if owner is None:
            continue
        if any(start < module.order[b.node] < end for b in owner.bindings[name]):
            return False
    return module.scopes[call].frame is scope.frame


def _explain(module: Module, node: ast.expr, kind: str) -> None:
    if kind == "layers":
        message = "its layers come from elsewhere, so the input shape is not known"
        raise Keep("unknown-layers", message, node)
    meaning = call_meaning(module, node)
    if meaning is not None and meaning.name in ("Bidirectional", "TimeDistributed"):
        inner = next(iter(getattr(node, "args", [])), None)
        if isinstance(inner, ast.Call) and any(k.arg in _SHAPE_KEYWORDS for k in inner.keywords):
            message = f"Keras ignores an input shape inside {meaning.name}; put an Input first"
            raise Keep("no-input-shape", message, node)
    if isinstance(node, ast.Call) and any(k.arg in _SHAPE_KEYWORDS for k in node.keywords):
        called = dotted_names(module, node.func)[0]
        if meaning is None:
            message = f"whether `{called}` takes an input shape as Keras does cannot be seen here"
            raise Keep("no-input-shape", message, node)
    raise Keep("no-input-shape", "no input shape is given; put an Input first", node)
