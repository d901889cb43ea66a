"""Reads the arguments of `Model(...)`: one input, one output, and what is kept beside them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import assigned_value

if TYPE_CHECKING:
    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module

__all__ = ["Ends", "model_arguments"]

_NAMES = ("inputs", "outputs")


@dataclass(frozen=True, eq=False)
class Ends:
    """The ends of a graph. `listed` is the list that holds the output, None where it is bare."""

    inputs: ast.expr
    outputs: ast.expr
    keywords: tuple[ast.keyword, ...]
    listed: ast.expr | None


def model_arguments(module: Module, construction: Construction) -> Ends:
    """Return what a model is made of. Raises Keep unless it has one input and one output."""
    call = construction.call
    given: dict[str, ast.expr] = {}
    if len(call.args) > len(_NAMES) or any(isinstance(a, ast.Starred) for a in call.args):
        raise Keep("unknown-layers", "its positional arguments have no known meaning", call)
    given.update(zip(_NAMES, call.args, strict=False))
    keywords = []
    for keyword in call.keywords:
        if keyword.arg in _NAMES and keyword.arg not in given:
            given[keyword.arg] = keyword.value
        elif keyword.arg == "name":
            keywords.append(keyword)
        elif keyword.arg == "trainable":
            if construction.meaning.root == "tf_keras":
                message = "the Sequential of Keras 2 takes no `trainable=`"
                raise Keep("unknown-layers", message, keyword.value)
            keywords.append(keyword)
        else:
            what = (
                f"`{keyword.arg}=` is no argument" if keyword.arg else "`**` may hold any argument"
            )
            raise Keep("unknown-layers", f"{what} of Model", keyword.value)
    if len(given) != len(_NAMES):
        raise Keep("unknown-layers", "it is made without inputs and outputs", call)
    inputs, _ = _only(module, given["inputs"], "multiple-inputs", "inputs")
    outputs, listed = _only(module, given["outputs"], "multiple-outputs", "outputs")
    return Ends(inputs, outputs, tuple(keywords), listed)


def _only(module: Module, node: ast.expr, code: str, what: str) -> tuple[ast.expr, ast.expr | None]:
    """Return the only tensor of an argument, and the list around it, if there is one."""
    if isinstance(node, ast.Name):
        value = assigned_value(module, node)
        if isinstance(value, (ast.List, ast.Tuple, ast.Dict, ast.ListComp)):
            raise Keep(code, f"its {what} are a list made elsewhere", node)
    if isinstance(node, (ast.Dict, ast.DictComp, ast.ListComp)):
        raise Keep(code, f"its {what} have names, or are made in a loop", node)
    if isinstance(node, ast.BinOp):
        raise Keep(code, f"its {what} are lists put together", node)
    if not isinstance(node, (ast.List, ast.Tuple)):
        return node, None
    if len(node.elts) != 1 or isinstance(node.elts[0], ast.Starred):
        raise Keep(code, f"it has {len(node.elts)} {what}", node)
    return node.elts[0], node
