"""Uses of a model that name its output: a Sequential has no names for it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.results import Reason
from kerasgen.reading.flow import assigned_value
from kerasgen.reading.nesting import called_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.reading.module import Module
    from kerasgen.reading.origins import SourceIndex

__all__ = ["calls_of_listed", "named_outputs"]

# The arguments that may be a dict by output: the position, if they have one, and the name.
_BY_OUTPUT = {
    "compile": ((1, "loss"), (None, "loss_weights")),
    "fit": ((1, "y"), (None, "validation_data"), (None, "sample_weight")),
    "evaluate": ((1, "y"), (None, "sample_weight")),
    "train_on_batch": ((1, "y"), (2, "sample_weight")),
    "test_on_batch": ((1, "y"), (2, "sample_weight")),
}


def named_outputs(module: Module, index: SourceIndex) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the models that are given losses or targets by the name of an output."""
    for method, arguments in _BY_OUTPUT.items():
        for attribute in module.attributes.get(method, ()):
            call = module.parents[attribute]
            if not isinstance(call, ast.Call) or call.func is not attribute:
                continue
            if any(_holds_dict(module, value) for value in _values(call, arguments)):
                message = f"`.{method}` names its output, and a Sequential has no names for it"
                reason = Reason("multiple-outputs", message, call.lineno)
                yield from ((made, reason) for made in index.origins(attribute.value).calls)


def calls_of_listed(
    module: Module, index: SourceIndex, listed: dict[ast.Call, ast.expr]
) -> Iterator[tuple[ast.Call, Reason]]:
    """Yield the called models with their output in a list: on a tensor, they give a list."""
    if not listed:
        return
    for function in called_values(module):
        for call in index.origins(function).calls & listed.keys():
            message = "its output is in a list, and so is what a call of it gives"
            yield call, Reason("multiple-outputs", message, listed[call].lineno)


def _values(call: ast.Call, arguments: tuple[tuple[int | None, str], ...]) -> Iterator[ast.expr]:
    for position, name in arguments:
        if position is not None:
            yield from call.args[position : position + 1]
        yield from (keyword.value for keyword in call.keywords if keyword.arg == name)


def _holds_dict(module: Module, node: ast.expr) -> bool:
    value = assigned_value(module, node) if isinstance(node, ast.Name) else node
    if isinstance(value, (ast.Tuple, ast.List)):
        return any(_holds_dict(module, element) for element in value.elts)
    return isinstance(value, (ast.Dict, ast.DictComp))
