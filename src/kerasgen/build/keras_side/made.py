"""Tensors that the body of a layer makes of sizes, and sizes that it reads from tensors."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kerasgen.build.machine import Arguments
from kerasgen.build.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.keras_side.facade import Keras

__all__ = ["MAKERS", "make_tensor", "shape_of", "with_open_size"]

_BATCH = Unknown("a size is only known when the model runs")


def make_tensor(k: Keras, name: str, arguments: Arguments) -> Any:
    """Return the tensor that a function in MAKERS gives, unknown where its shape is not."""
    shape = MAKERS[name](arguments)
    if shape is None or not arguments.complete:
        return Unknown(f"the shape that `{name}` gives is not known")
    dtype = "int32" if name in ("arange", "range") else "float32"
    return k.keras.KerasTensor(shape, dtype=dtype)


def shape_of(tensor: Any) -> tuple[Any, ...]:
    """Return the sizes of a tensor, with an unknown for those that are open."""
    return tuple(_BATCH if size is None else size for size in tensor.shape)


def with_open_size(tensor: Any, arguments: Arguments) -> Arguments:
    """Return the arguments of a reshape with -1 for the one size that only a run tells."""
    names = [name for name in ("newshape", "shape") if name in arguments.keywords]
    sizes = arguments.keywords[names[0]] if names else (*arguments.args, None, None)[1]
    if not isinstance(sizes, (list, tuple)):
        return arguments
    sizes = list(sizes)
    open_ = [i for i, size in enumerate(sizes) if isinstance(size, Unknown)]
    if len(open_) != 1:
        return arguments
    if -1 in sizes:
        rest = _rest(tensor, sizes, open_[0])
        if rest is None:
            return arguments
        sizes[sizes.index(-1)] = rest
    sizes[open_[0]] = -1
    if names:
        return Arguments(arguments.args, {**arguments.keywords, names[0]: tuple(sizes)})
    return Arguments((arguments.args[0], tuple(sizes), *arguments.args[2:]), arguments.keywords)


def _rest(tensor: Any, sizes: list[Any], at: int) -> int | None:
    """Return what -1 stands for, where the batch axis is taken over by its size."""
    known = [size for i, size in enumerate(sizes) if i != at and size != -1]
    given = tensor.shape[1:]
    if at != 0 or None in given or not all(isinstance(size, int) and size > 0 for size in known):
        return None
    rest, left = divmod(math.prod(given), math.prod(known))
    return rest if left == 0 else None


def _first(arguments: Arguments) -> tuple[int | None, ...] | None:
    sizes = arguments.keywords.get("shape", (*arguments.args, None)[0])
    if isinstance(sizes, int):
        sizes = (sizes,)
    return _sizes(sizes) if isinstance(sizes, (list, tuple)) else None


def _sizes(sizes: list[Any] | tuple[Any, ...]) -> tuple[int | None, ...] | None:
    if not all(isinstance(size, (int, Unknown)) for size in sizes):
        return None
    return tuple(None if isinstance(size, Unknown) else size for size in sizes)


def _by_axes(arguments: Arguments) -> tuple[int | None, ...] | None:
    return _sizes((*arguments.args, *arguments.args)[:2]) if arguments.args else None


def _counted(arguments: Arguments) -> tuple[int | None, ...] | None:
    """Return the length of `arange(start, stop, step)`, in all its spellings."""
    words = ("start", "stop", "limit", "step", "delta")
    named = {key: value for key, value in arguments.keywords.items() if key in words}
    bounds = list(arguments.args)
    if len(bounds) == 1 and not named.keys() & {"stop", "limit"}:
        bounds = [0, *bounds]
    start, stop, step = (*bounds, *(None, None, None))[:3]
    start = named.get("start", 0 if start is None else start)
    stop = named.get("stop", named.get("limit", stop))
    step = named.get("step", named.get("delta", 1 if step is None else step))
    if "start" in named and stop is None:
        start, stop = 0, named["start"]
    if not all(isinstance(bound, (int, float)) for bound in (start, stop, step)) or step == 0:
        return (None,)
    return (max(math.ceil((stop - start) / step), 0),)


# By the last part of their name, for `keras.ops`, `keras.random` and `tf` alike.
MAKERS: dict[str, Callable[[Arguments], tuple[int | None, ...] | None]] = {
    "arange": _counted,
    "eye": _by_axes,
    "normal": _first,
    "ones": _first,
    "random_normal": _first,
    "random_uniform": _first,
    "range": _counted,
    "truncated_normal": _first,
    "uniform": _first,
    "zeros": _first,
}
