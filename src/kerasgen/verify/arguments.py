"""The arguments that the source gives layers and models, and those of them that Keras never saw.

Objects of the source, and values that it does not tell, are left out of a build, or trial values
take their place, so a config does not show them. What the source writes there is compared instead.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.arguments import SHAPELESS
from kerasgen.build.keras_side.trials import parameter_names
from kerasgen.build.values import (
    Array,
    BoundMethod,
    ClassValue,
    Function,
    Instance,
    Partial,
    Symbol,
    Unknown,
)

if TYPE_CHECKING:
    from kerasgen.build.keras_side.facade import Keras

__all__ = [
    "Unseen",
    "argument",
    "given_arguments",
    "is_given",
    "is_unseen",
    "parameters_of",
    "unseen",
    "unseen_sizes",
]

# The arguments that tell the shape of an input, and how many axes come before those of one row.
_SHAPES = {"shape": 0, "input_shape": 0, "batch_shape": 1, "batch_input_shape": 1}
_CODE = (Function, Symbol)
_OBJECTS = (Unknown, BoundMethod, Partial, ClassValue, Array, *_CODE)


@dataclass(frozen=True)
class Unseen:
    """A value that Keras did not see. `text` is how the source writes it, `expression` its node.

    `code` tells a function by its text and a name of a package by its path; it is None for others.
    `line` is that of the call, None in another file.
    """

    text: str
    expression: ast.AST
    code: str | None
    line: int | None
    is_name_of_package: bool = False

    def __str__(self) -> str:
        return self.text if self.code is None else self.code


# The value of an argument, and how it is written.
_Argument = tuple[Any, ast.AST]


def given_arguments(k: Keras, made: Any) -> dict[str, _Argument] | None:
    """Return the arguments that a layer, a model or an input was made with, by their names."""
    given = k.record.arguments.get(id(made))
    if given is None:
        return None
    names, defaults = parameters_of(made), _defaults(made)
    values = dict(defaults)
    by_position = {
        (names[i] if i < len(names) else f"argument {i + 1}"): value
        for i, value in enumerate(given.arguments.args)
    }
    values.update(by_position)
    values.update(given.arguments.keywords)
    written = _written(given.node, list(by_position))
    if not given.arguments.complete:
        values["more"] = Unknown("more is unpacked")
    return {str(name): (value, written.get(name, given.node)) for name, value in values.items()}


def parameters_of(made: Any) -> list[str]:
    """Return the names of the parameters of what was made, in order."""
    function = _own_init(made)
    if function is not None:
        parameters = function.node.args
        named = (*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs)
        return [a.arg for a in named][1:]
    if type(made).__name__ == "Lambda":
        return ["function", "output_shape", "mask", "arguments"]
    return parameter_names(type(made))


def _defaults(made: Any) -> dict[str, Any]:
    """Return the defaults of the parameters of a class of the source."""
    function = _own_init(made)
    if function is None:
        return {}
    positional = [*function.node.args.posonlyargs, *function.node.args.args]
    names = [a.arg for a in positional][len(positional) - len(function.defaults) :]
    return {**dict(zip(names, function.defaults, strict=True)), **function.keyword_defaults}


def _own_init(made: Any) -> Function | None:
    own = getattr(type(made), "source_class", None)
    found = own.find("__init__") if own is not None else None
    return found[1] if found is not None and isinstance(found[1], Function) else None


def _written(node: ast.AST, names: list[str]) -> dict[str, ast.AST]:
    """Return the arguments of a call by their names; `names` are those of the ones by position."""
    if not isinstance(node, ast.Call):
        return {}
    found: dict[str, ast.AST] = {k.arg: k.value for k in node.keywords if k.arg is not None}
    if not any(isinstance(argument, ast.Starred) for argument in node.args):
        # From the end: what is called may have got some before, or takes its tensors first.
        found.update(zip(reversed(names), reversed(node.args), strict=False))
    return found


def is_given(k: Keras, made: Any, name: str) -> bool | None:
    """Whether the source gives an argument; None where it does not make the object itself."""
    given = given_arguments(k, made)
    return None if given is None else name in given or "more" in given


def argument(k: Keras, made: Any, name: str) -> Any:
    """Return an argument that the source gives: itself if it is known, else how it is written."""
    value, written = (given_arguments(k, made) or {})[name]
    return unseen(k, made, value, written) if is_unseen(name, value) else value


def is_unseen(name: str, value: Any) -> bool:
    """Whether Keras does not see an argument as it is."""
    if isinstance(value, (list, tuple)):
        return any(is_unseen(name, item) for item in value)
    if isinstance(value, dict):
        return any(is_unseen(name, item) for item in value.values())
    if isinstance(value, _OBJECTS):
        return True
    return isinstance(value, Instance) and (value.real is None or name in SHAPELESS)


def unseen(k: Keras, made: Any, value: Any, written: ast.AST) -> Unseen:
    """Return what stands for a value that Keras does not see."""
    given, place = k.record.arguments[id(made)], k.record.made.get(id(made))
    is_here = place is None or place.path == k.record.path
    code = None
    if isinstance(value, Symbol):
        code = value.dotted
    elif isinstance(value, Function):
        code = ast.unparse(value.node)
    line = getattr(given.node, "lineno", None) if is_here else None
    return Unseen(ast.unparse(written), written, code, line, isinstance(value, Symbol))


def unseen_sizes(k: Keras, made: Any) -> dict[str, Unseen]:
    """Return the sizes of an input that the source does not tell, by their axes.

    `made` is the input, or the first layer, which may have the input shape.
    """
    found: dict[str, Unseen] = {}
    given = given_arguments(k, made) or {}
    for name, first in _SHAPES.items():
        value, written = given.get(name, (None, None))
        if isinstance(value, Unknown):
            found["shape"] = unseen(k, made, value, _node(written))
        for axis, size in enumerate(value if isinstance(value, (list, tuple)) else ()):
            if isinstance(size, Unknown):
                key = "batch size" if axis < first else f"size {axis - first + 1}"
                found[key] = unseen(k, made, size, _item(_node(written), axis))
    for name, key in (("input_dim", "size 1"), ("batch_size", "batch size")):
        value, written = given.get(name, (None, None))
        # Of an Embedding it is no size of the input.
        is_size = name == "batch_size" or name not in parameters_of(made)
        if is_size and isinstance(value, Unknown):
            found[key] = unseen(k, made, value, _node(written))
    return found


def _node(written: ast.AST | None) -> ast.AST:
    assert written is not None
    return written


def _item(written: ast.AST, axis: int) -> ast.AST:
    """Return how an item of a tuple is written."""
    if isinstance(written, (ast.List, ast.Tuple)):
        if not any(isinstance(item, ast.Starred) for item in written.elts):
            return written.elts[axis]
    if not isinstance(written, ast.expr):
        return written
    return ast.Subscript(written, ast.Constant(axis), ast.Load())
