"""Follows symbolic tensors back to the calls that made them, in the way Keras itself does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["producer", "shape_of", "upstream"]


def producer(tensor: Any) -> Any:
    """Return the call, as Keras knows it, that made a tensor; None for one that nothing made."""
    history = getattr(tensor, "_keras_history", None)
    if history is None or history.operation is None:
        return None
    calls = history.operation._inbound_nodes
    return calls[history.node_index] if history.node_index < len(calls) else None


def shape_of(tensor: Any) -> tuple[int | None, ...]:
    """Return the shape of a tensor as plain numbers."""
    return tuple(None if size is None else int(size) for size in tensor.shape)


def upstream(ends: Iterable[Any], starts: Collection[int]) -> list[Any]:
    """Return the calls that lead from tensors `starts`, by their ids, to `ends`.

    Each comes after those whose tensors it gets.
    """
    found: dict[int, Any] = {}
    entered: set[int] = set()
    pending = [(tensor, False) for tensor in reversed(list(ends))]
    while pending:
        tensor, is_done = pending.pop()
        call = None if id(tensor) in starts else producer(tensor)
        if call is None or id(call) in found:
            continue
        if is_done:
            found[id(call)] = call
        elif id(call) not in entered:
            entered.add(id(call))
            pending.append((tensor, True))
            pending.extend((given, False) for given in reversed(call.input_tensors))
    return list(found.values())
