"""What a call is given: each tensor with the argument that it goes into, and the rest as text."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.settings import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["arguments_of", "index_of", "tensors_of"]


def tensors_of(call: Any) -> list[tuple[str, Any]]:
    """Return the tensors of a call, each with where it goes: `inputs`, `inputs[1]`, `mask`."""
    found = [pair for name, value in _by_name(call) for pair in _tensors(name, value)]
    if len(found) != len(call.input_tensors):  # one is held by what is not looked into
        return [(str(i), tensor) for i, tensor in enumerate(call.input_tensors)]
    return found


def arguments_of(call: Any) -> tuple[tuple[str, str], ...]:
    """Return the other arguments of a call as text, by name; a tensor among them is a `.`."""
    return tuple(
        (name, _text(value))
        for name, value in _by_name(call)
        if value is not None and not _is_tensors(value)
    )


def index_of(tensor: Any) -> int:
    """Return which output of the call that made it a tensor is, counted from 0."""
    history = getattr(tensor, "_keras_history", None)
    return 0 if history is None else int(history.tensor_index or 0)


def _by_name(call: Any) -> list[tuple[str, Any]]:
    """Return the arguments of a call by the names of the parameters, by numbers without them."""
    args, keywords = call.arguments.args, call.arguments.kwargs
    try:
        bound = inspect.signature(call.operation.call).bind(*args, **keywords)
    except (TypeError, ValueError):
        return [*((str(i), value) for i, value in enumerate(args)), *sorted(keywords.items())]
    found: list[tuple[str, Any]] = []
    for name, value in bound.arguments.items():
        kind = bound.signature.parameters[name].kind
        if kind is inspect.Parameter.VAR_POSITIONAL:
            found.extend((str(i), item) for i, item in enumerate(value))
        elif kind is inspect.Parameter.VAR_KEYWORD:
            found.extend(sorted(value.items()))
        else:
            found.append((name, value))
    return found


def _is_tensor(value: Any) -> bool:
    return hasattr(value, "_keras_history") or type(value).__name__ == "KerasTensor"


def _is_tensors(value: Any) -> bool:
    """Whether a value is a tensor or a list, tuple or dict of nothing else."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return bool(value) and all(map(_is_tensors, value))
    return _is_tensor(value)


def _tensors(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if _is_tensor(value):
        yield name, value
    elif isinstance(value, (list, tuple)):
        for i, item in enumerate(value):
            yield from _tensors(f"{name}[{i}]", item)
    elif isinstance(value, dict):
        for key in sorted(value, key=str):
            yield from _tensors(f"{name}[{key!r}]", value[key])


def _text(value: Any) -> str:
    if _is_tensor(value):
        return "."
    if isinstance(value, slice):
        parts = [value.start, value.stop, value.step][: 2 if value.step is None else 3]
        return ":".join("" if part is None else _text(part) for part in parts)
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(_text, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{key}: {_text(value[key])}" for key in sorted(value, key=str)) + "}"
        )
    return "..." if value is Ellipsis else plain_text(value)
