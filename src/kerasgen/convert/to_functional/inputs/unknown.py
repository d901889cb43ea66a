"""Why the input of a model is not known, in the words that its user needs."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NoReturn

from kerasgen.convert.keep import Keep
from kerasgen.convert.to_functional.inputs.built import build_call
from kerasgen.convert.to_functional.inputs.spec import SHAPE_KEYWORDS
from kerasgen.reading.flow import assigned_value, reaching
from kerasgen.reading.keras_names import TEXT_LAYERS
from kerasgen.reading.layer_classes import takes_input_shape
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from kerasgen.convert.results import Found
    from kerasgen.convert.to_functional.chain import Chain
    from kerasgen.reading.module import Module

__all__ = ["keep_without_input"]


def keep_without_input(module: Module, chain: Chain, found: Found | None) -> NoReturn:
    """Raise Keep with what is missing, or with what stands where Keras does not heed it.

    `found` says why the uses of the model tell no shape.
    """
    first = chain.all_items[0]
    layer = _first_layer(module, first.node)
    if first.kind == "layers" and not _is_layer(module, layer):
        message = "its layers come from elsewhere, so the input shape is not known"
        raise Keep("unknown-layers", message, first.node)
    if isinstance(first.node, ast.Name):
        bindings = reaching(module, first.node) or []
        if any(binding.kind in ("loop", "part") for binding in bindings):
            message = "its first layer comes from a loop over layers made elsewhere"
            raise Keep("unknown-layers", message, first.node)
    if isinstance(layer, ast.Call):
        _check_layer(module, layer)
        if layer is not first.node and _states_shape(layer):
            message = "its input shape is stated elsewhere, and may have changed since"
            raise Keep("no-input-shape", message, layer)
    build = build_call(module, chain)
    if build is not None:
        message = "`.build` gives its shape where it cannot be moved from; put an Input first"
        raise Keep("no-input-shape", message, build)
    why = "no input shape is given"
    if found is not None:
        why += f", and {found.text()}"
    raise Keep("no-input-shape", f"{why}; put an Input first", first.node)


def _check_layer(module: Module, node: ast.Call) -> None:
    """Raise Keep where a first layer seems to state a shape."""
    meaning = call_meaning(module, node)
    states = _states_shape(node)
    if meaning is None and states and not takes_input_shape(module, node):
        called = ast.unparse(node.func)
        message = f"whether `{called}` takes an input shape as Keras does cannot be seen here"
    elif meaning is None:
        return
    elif meaning.name in ("Bidirectional", "TimeDistributed") and any(
        isinstance(inner, ast.Call) and _states_shape(inner) for inner in node.args
    ):
        message = f"Keras ignores an input shape inside {meaning.name}; put an Input first"
    elif meaning.name in TEXT_LAYERS and states:
        message = "Keras 2 and Keras 3 differ on the input of a text layer; put an Input first"
    elif any(keyword.arg is None for keyword in node.keywords):
        message = "its first layer has unpacked arguments, which may state the input shape"
    else:
        return
    raise Keep("no-input-shape", message, node)


def _states_shape(node: ast.Call) -> bool:
    return any(keyword.arg in SHAPE_KEYWORDS for keyword in node.keywords)


def _first_layer(module: Module, node: ast.expr) -> ast.AST:
    """Return the layer that a variable, a list in one or a comprehension begins with, if seen."""
    value = assigned_value(module, node) if isinstance(node, ast.Name) else None
    if isinstance(value, (ast.List, ast.Tuple)) and value.elts:
        return value.elts[0]
    if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        return node.elt
    return value or node


def _is_layer(module: Module, node: ast.AST) -> bool:
    meaning = call_meaning(module, node)
    return meaning is not None and meaning.is_layer
