"""Functions of `numpy.random` that draw an array of a known shape. Nothing is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.arrays import filled
from kerasgen.build.allowed.shapes import broadcast, shape_of, sizes_of
from kerasgen.build.allowed.signatures import followed
from kerasgen.build.values import Array, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DRAWING"]


def _random_items(a: Any, size: Any = None) -> Array:
    """Handle `choice`, of numbers below one or of the items of a vector."""
    if len(shape_of(a)) > 1:
        raise ValueError("no vector")
    return Array(()) if size is None else filled(size)


def _shuffled(a: Any) -> Array:
    shape = sizes_of(a) if type(a) is int else shape_of(a)
    if not shape:
        raise ValueError("nothing to shuffle")
    return Array(shape)


def _sized(size: Any = None) -> Array:
    return Array(()) if size is None else filled(size)


def _sized_after_one(one: Any = 0, size: Any = None) -> Array:
    return Array(shape_of(one)) if size is None else filled(size)


def _sized_after_two(one: Any = 0, other: Any = 0, size: Any = None) -> Array:
    if size is None:
        return Array(broadcast(shape_of(one), shape_of(0 if other is None else other)))
    return filled(size)


def _sized_after_three(one: Any = 0, two: Any = 0, three: Any = 0, size: Any = None) -> Array:
    if size is None:
        return Array(broadcast(shape_of(one), shape_of(two), shape_of(three)))
    return filled(size)


def _of_vectors(mean: Any, size: Any = None) -> Array:
    (length,) = shape_of(mean)
    return Array((*(() if size is None else sizes_of(size)), length))


def _by_axes(*sizes: Any) -> Array:
    return filled(sizes)


def _generator() -> Symbol:
    """Return what stands for a generator: its methods are functions of that name."""
    return Symbol("numpy.random.Generator")


def _legacy_generator() -> Symbol:
    """Return what stands for a RandomState, which has the functions of the module."""
    return Symbol("numpy.random")


_DRAWN: dict[str, tuple[str, Callable[..., Any]]] = {
    "beta": ("a~ b~ size", _sized_after_two),
    "binomial": ("n~ p~ size", _sized_after_two),
    "chisquare": ("df~ size", _sized_after_one),
    "choice": ("a size replace? p?", _random_items),
    "exponential": ("scale~ size", _sized_after_one),
    "gamma": ("shape~ scale~ size", _sized_after_two),
    "geometric": ("p~ size", _sized_after_one),
    "gumbel": ("loc~ scale~ size", _sized_after_two),
    "laplace": ("loc~ scale~ size", _sized_after_two),
    "logistic": ("loc~ scale~ size", _sized_after_two),
    "lognormal": ("mean~ sigma~ size", _sized_after_two),
    "multivariate_normal": ("mean cov? size check_valid? tol?", _of_vectors),
    "normal": ("loc~ scale~ size", _sized_after_two),
    "poisson": ("lam~ size", _sized_after_one),
    "rayleigh": ("scale~ size", _sized_after_one),
    "standard_normal": ("size", _sized),
    "triangular": ("left~ mode~ right~ size", _sized_after_three),
    "uniform": ("low~ high~ size", _sized_after_two),
}
_LEGACY: dict[str, tuple[str, Callable[..., Any]]] = {
    **_DRAWN,
    **dict.fromkeys(("rand", "randn"), ("*sizes", _by_axes)),
    **dict.fromkeys(
        ("random", "random_sample", "ranf", "sample"),
        ("size", _sized),
    ),
    "randint": ("low~ high~ size dtype?", _sized_after_two),
    "permutation": ("x", _shuffled),
}
# What methods of `numpy.random.default_rng()` there are besides, or with other parameters.
_OF_GENERATORS: dict[str, tuple[str, Callable[..., Any]]] = {
    **_DRAWN,
    "integers": ("low~ high~ size dtype? endpoint?", _sized_after_two),
    "random": ("size dtype? out!", _sized),
    "standard_normal": ("size dtype? out!", _sized),
    "choice": ("a size replace? p? * shuffle?", _random_items),
    "permutation": ("x axis?", _shuffled),
}

DRAWING: dict[str, Callable[..., Any]] = {
    "numpy.random.default_rng": followed("seed?", _generator),
    "numpy.random.RandomState": followed("seed?", _legacy_generator),
    **{f"numpy.random.{name}": followed(*row) for name, row in _LEGACY.items()},
    **{f"numpy.random.Generator.{name}": followed(*row) for name, row in _OF_GENERATORS.items()},
}
