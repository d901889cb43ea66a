"""Uses of a model after it is made that forbid its conversion."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from kerasgen.convert.kinds import OF_BUILT
from kerasgen.convert.results import Reason
from kerasgen.reading.meaning import keras_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kerasgen.convert.kinds import Kind
    from kerasgen.reading.module import Module
    from kerasgen.reading.origins import SourceIndex

__all__ = ["check_early_looks", "check_uses"]

# Keras counts the models of each kind to name them: a conversion shifts the names of all of them.
_AUTOMATIC_NAME = re.compile(r"(functional|model|sequential)(_\d+)?\Z")
_KINDS = frozenset({"Sequential", "Functional"})


def check_uses(
    module: Module, index: SourceIndex, kind: Kind, claimed: set[ast.expr]
) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models that are changed or told apart by their kind, with the reason.

    `claimed` are the mentions of models that their conversion rewrites.
    """
    for node in module.nodes(ast.Attribute):
        if node.attr not in kind.attributes or node.value in claimed:
            continue
        if isinstance(node.value, ast.Attribute) and node.value.attr == "layers":
            continue
        if node.attr == "name" and not isinstance(node.ctx, ast.Load):
            continue
        code, message = kind.attributes[node.attr]
        reason = Reason(code, message, node.lineno)
        for call in index.origins(node.value).calls:
            if node.attr != "name" or not _is_named(call):
                yield call, reason
    for call in module.nodes(ast.Call):
        yield from _kind_tests(module, index, kind, call)


def check_early_looks(
    module: Module, index: SourceIndex, built_at: Mapping[ast.Call, int]
) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models that the source looks at before the lines on which they are built."""
    for node in module.nodes(ast.Attribute) if built_at else ():
        if node.attr not in OF_BUILT:
            continue
        for call in index.origins(node.value).calls:
            if call.lineno < node.lineno < built_at.get(call, 0):
                message = f"`.{node.attr}` is read before it is built; put an Input first"
                yield call, Reason("no-input-shape", message, node.lineno)


def _is_named(call: ast.Call) -> bool:
    return any(keyword.arg == "name" for keyword in call.keywords)


def _kind_tests(
    module: Module, index: SourceIndex, kind: Kind, node: ast.Call
) -> Iterator[tuple[ast.Call, Reason]]:
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr == "get_layer":
        yield from _lookups(index, node)
    elif isinstance(function, ast.Attribute) and function.attr == "from_config":
        yield from _restored(module, index, kind, function)
    elif isinstance(function, ast.Name) and node.args:
        yield from _builtin_tests(module, index, node, function.id)


def _lookups(index: SourceIndex, node: ast.Call) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models without a name of their own, where a layer is looked up by such a name."""
    values = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "name")]
    name = values[0] if values else None
    if isinstance(name, ast.Constant) and _AUTOMATIC_NAME.match(str(name.value)):
        message = "a layer is looked up by an automatic name"
        reason = Reason("kind-tested", message, node.lineno)
        yield from ((call, reason) for call in index.calls if not _is_named(call))


def _restored(
    module: Module, index: SourceIndex, kind: Kind, function: ast.Attribute
) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models whose config a `from_config` of their kind may get."""
    owner = keras_meaning(module, function.value)
    if owner is None or owner.name not in kind.restorers:
        return
    message = f"`{owner.name}.from_config` needs the config of its own kind"
    reason = Reason("kind-tested", message, function.lineno)
    for read in module.attributes.get("get_config", ()):
        yield from ((call, reason) for call in index.origins(read.value).calls)


def _builtin_tests(
    module: Module, index: SourceIndex, node: ast.Call, function: str
) -> Iterator[tuple[ast.Call, Reason]]:
    if function in ("getattr", "hasattr", "setattr", "delattr"):
        reason = Reason("changed-later", f"`{function}` may change it", node.lineno)
        yield from ((call, reason) for call in index.origins(node.args[0]).calls)
        return
    if function == "type" and len(node.args) == 1:
        tested = True
    elif function == "isinstance" and len(node.args) == 2:
        tested = any(
            getattr(keras_meaning(module, inner), "name", None) in _KINDS
            for inner in ast.walk(node.args[1])
            if isinstance(inner, (ast.Name, ast.Attribute))
        )
    else:
        return
    if tested:
        reason = Reason("kind-tested", f"`{function}` tests its kind", node.lineno)
        origins = index.origins(node.args[0])
        anything = origins.others and function == "isinstance"
        yield from ((call, reason) for call in (index.calls if anything else origins.calls))
