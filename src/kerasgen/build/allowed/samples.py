"""Datasets of TensorFlow: what their elements are, and what their methods make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.shapes import agreed, array_like, shape_of
from kerasgen.build.allowed.signatures import followed
from kerasgen.build.machine import Arguments
from kerasgen.build.values import Array, Dataset, Unknown

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Machine
    from kerasgen.build.values import Method

__all__ = ["DATASET_FUNCTIONS", "call_dataset", "has_method_of_dataset"]

_NOT_KNOWN = "the shape of a dataset is not known"


def _map_arrays(value: Any, change: Callable[[Array], Any]) -> Any:
    """Return nested tuples and dicts of arrays with each array changed.

    Only tuples and dicts are structures: a list makes one tensor, as a number does.
    """
    if isinstance(value, tuple):
        return tuple(_map_arrays(item, change) for item in value)
    if isinstance(value, dict):
        return {key: _map_arrays(item, change) for key, item in value.items()}
    try:
        return change(array_like(value))
    except (TypeError, ValueError, LookupError):
        return Unknown(_NOT_KNOWN)


def _inner(array: Array) -> Array:
    if not array.shape:
        raise ValueError("a number has no items")
    return Array(array.shape[1:])


def _from_slices(tensors: Any) -> Dataset:
    return Dataset(_map_arrays(tensors, _inner))


def _from_tensors(tensors: Any) -> Dataset:
    return Dataset(_map_arrays(tensors, lambda a: Array(a.shape)))


def _numbers(*bounds: Any) -> Dataset:
    del bounds
    return Dataset(Array(()))


def _element(dataset: Any) -> Any:
    if not isinstance(dataset, Dataset):
        raise TypeError("no dataset")
    return dataset.element


def _zipped(*datasets: Any) -> Dataset:
    parts = datasets[0] if len(datasets) == 1 else datasets
    if not isinstance(parts, tuple):
        raise TypeError("no tuple")
    return Dataset(tuple(map(_element, parts)))


def _same(dataset: Any) -> Dataset:
    return Dataset(_element(dataset))


def _batched(dataset: Any) -> Dataset:
    return Dataset(_map_arrays(_element(dataset), lambda a: Array((None, *a.shape))))


def _unbatched(dataset: Any) -> Dataset:
    return Dataset(_map_arrays(_element(dataset), _inner))


def _numbered(dataset: Any) -> Dataset:
    return Dataset((Array(()), _element(dataset)))


def _continued(dataset: Any, other: Any) -> Dataset:
    one, second = _element(dataset), _element(other)
    if isinstance(one, Array) and isinstance(second, Array):
        return Dataset(Array(agreed([shape_of(one), shape_of(second)])))
    if not isinstance(one, tuple) or not isinstance(second, tuple):
        raise TypeError("no arrays")
    pairs = zip(one, second, strict=True)
    return Dataset(tuple(_continued(Dataset(a), Dataset(b)).element for a, b in pairs))


# Their parameters, after the dataset itself: see `signatures.followed`.
_METHODS: dict[str, tuple[str, Callable[..., Any]]] = {
    "as_numpy_iterator": ("", _same),
    "batch": ("batch_size? drop_remainder? num_parallel_calls? deterministic? name?", _batched),
    "cache": ("filename? name?", _same),
    "concatenate": ("dataset name?", _continued),
    "enumerate": ("start? name?", _numbered),
    "filter": ("predicate? name?", _same),
    "prefetch": ("buffer_size? name?", _same),
    "repeat": ("count? name?", _same),
    "shard": ("num_shards? index? name?", _same),
    "shuffle": ("buffer_size? seed? reshuffle_each_iteration? name?", _same),
    "skip": ("count? name?", _same),
    "take": ("count? name?", _same),
    "unbatch": ("name?", _unbatched),
    "with_options": ("options? name?", _same),
}
_CALLS = {name: followed(f"self {row[0]}", row[1]) for name, row in _METHODS.items()}
_MAPPED = followed("map_func num_parallel_calls? deterministic? synchronous? name?", lambda f: f)


def has_method_of_dataset(value: Any, name: str) -> bool:
    """Whether a method of a dataset is followed."""
    return isinstance(value, Dataset) and (name in _CALLS or name == "map")


def call_dataset(m: Machine, method: Method, arguments: Arguments, node: ast.AST) -> Any:
    """Call a method of a dataset."""
    dataset, name = method.receiver, method.name
    if name == "map":
        return _mapped(m, dataset, arguments, node)
    given = Arguments((dataset, *arguments.args), arguments.keywords, arguments.complete)
    return _CALLS[name](m, given)


def _mapped(m: Machine, dataset: Dataset, arguments: Arguments, node: ast.AST) -> Any:
    """Return the dataset of what a function gives for each element."""
    element = dataset.element
    given = element if isinstance(element, tuple) else (element,)
    with m.doubt():
        made = m.call(_MAPPED(m, arguments), Arguments(given), node)
    # Of what a function gives, a list is a structure, too.
    made = tuple(made) if isinstance(made, list) else made
    return made if isinstance(made, Unknown) else _from_tensors(made)


DATASET_FUNCTIONS: dict[str, Callable[..., Any]] = {
    f"tensorflow.data.Dataset.{name}": followed(*row)
    for name, row in {
        "from_tensor_slices": ("tensors name?", _from_slices),
        "from_tensors": ("tensors name?", _from_tensors),
        "range": ("*bounds output_type? name?", _numbers),
        "zip": ("*datasets name?", _zipped),
    }.items()
}
