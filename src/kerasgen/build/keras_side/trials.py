"""Trial values: sizes that the source does not tell get numbers, so that what needs them builds.

What is true of one number need not be true of the right one. So a source is built several times,
under assignments that differ, and only what comes out the same each time says something of it.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.values import UNSURE, Array, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kerasgen.build.machine import Arguments
    from kerasgen.build.trace import Place

__all__ = ["APART", "EQUAL", "FAR", "Assignment", "Trials", "parameter_names"]


@dataclass(frozen=True)
class Assignment:
    """The numbers that unknowns get, in the order in which they come up; the last one repeats.

    `sizes` are those of axes of an Input, `units` of what a layer gives, `windows` of kernels and
    strides; `channels` is the last axis of an Input of which nothing is known.
    """

    sizes: tuple[int, ...]
    units: tuple[int, ...]
    windows: tuple[int, ...]
    channels: int


_PRIMES = (101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191)
# All equal, and good to halve many times.
EQUAL = Assignment((128,), (128,), (2,), 3)
# All different; sizes of Inputs still good to halve.
APART = Assignment(tuple(64 * n for n in range(3, 40)), _PRIMES, (3, 5, 7), 3)
# All different and odd, far from the others, so that no division rounds all to one number.
FAR = Assignment(tuple(10 * p + 1 for p in _PRIMES), tuple(7 * p for p in _PRIMES), (1, 4), 11)

# The arguments that get trial values, by what they are.
_KINDS = {
    "depth_multiplier": "windows",
    "dilation_rate": "windows",
    "embedding_dim": "units",
    "filters": "units",
    "input_dim": "units",
    "key_dim": "units",
    "kernel_size": "windows",
    "n": "units",
    "num_heads": "windows",
    "output_dim": "units",
    "pool_size": "windows",
    "strides": "windows",
    "units": "units",
    "value_dim": "units",
}
# Shares and slopes, which change no shape.
_SHARES = {"alpha": 0.3, "dropout": 0.5, "negative_slope": 0.3, "rate": 0.5, "stddev": 0.5}
_RANK = 3


@dataclass(eq=False)
class Trials:
    """The trial values of one run. `ranks` are how many axes Inputs of unknown shape get, by place.

    `used` tells whether any were given, `unshaped` the places of Inputs of which nothing is known,
    `layers` are those that were made with trial values.
    """

    assignment: Assignment = EQUAL
    ranks: dict[tuple[int, int], int] = field(default_factory=dict)
    used: bool = False
    unshaped: dict[tuple[int, int], None] = field(default_factory=dict)
    layers: dict[int, Any] = field(default_factory=dict)
    _given: dict[tuple[int, str], tuple[Unknown | Array, int]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def may_stand_in(self, layer: Any) -> bool:
        """Whether what a layer gives may depend on a trial value."""
        if id(layer) in self.layers:
            return True
        holds = ("layer", "layers", "cell", "cells")
        is_own = hasattr(type(layer), "source_name")
        return self.used and (is_own or any(hasattr(layer, name) for name in holds))

    def number(self, unknown: Unknown | Array, kind: str) -> int:
        """Return the number for an unknown: the same each time it is asked for the same one."""
        self.used = True
        known = self._given.get((id(unknown), kind))
        if known is not None and unknown is not UNSURE:
            return known[1]
        numbers: tuple[int, ...] = getattr(self.assignment, kind)
        count = self._counts.get(kind, 0)
        self._counts[kind] = count + 1
        value = numbers[min(count, len(numbers) - 1)]
        self._given[id(unknown), kind] = (unknown, value)
        return value

    def shape(self, unknown: Unknown, place: Place) -> tuple[int, ...]:
        """Return a shape, without the batch axis, for an Input of which nothing is known."""
        key = (place.line, place.column)
        self.unshaped[key] = None
        rank = self.ranks.get(key, _RANK)
        sizes = [self.number(unknown.part(axis), "sizes") for axis in range(rank)]
        if rank > 1:
            sizes[-1] = self.assignment.channels
        return tuple(sizes)

    def opened(self, value: Any, kind: str) -> Any:
        """Return a number or a sequence with numbers in place of what is not known."""
        if isinstance(value, Unknown) or (isinstance(value, Array) and not value.shape):
            return self.number(value, kind)
        if isinstance(value, (list, tuple)):
            return type(value)(self.opened(item, kind) for item in value)
        return value

    def filled(self, cls: Any, arguments: Arguments, place: Place) -> Arguments:
        """Return the arguments of a layer with trial values for sizes that are not known."""
        names = parameter_names(cls)
        given = [(names[i] if i < len(names) else "", v) for i, v in enumerate(arguments.args)]
        # Of an Embedding it is no size of an axis, but how many numbers there are.
        kinds = _KINDS if cls.__name__ == "Embedding" else {**_KINDS, "input_dim": "sizes"}
        return replace(
            arguments,
            args=tuple(self._value(name, value, kinds, place) for name, value in given),
            keywords={
                name: self._value(name, value, kinds, place)
                for name, value in arguments.keywords.items()
            },
        )

    def _value(self, name: str, value: Any, kinds: Mapping[str, str], place: Place) -> Any:
        if name in _SHARES and isinstance(value, Unknown):
            return _SHARES[name]
        if name in ("input_shape", "shape"):
            if isinstance(value, Unknown):
                return self.shape(value, place)
            return self.opened(value, "sizes")
        return self.opened(value, kinds[name]) if name in kinds else value


def parameter_names(cls: Any) -> list[str]:
    """Return the names of the parameters of a class, in order."""
    try:
        return [name for name in inspect.signature(cls.__init__).parameters if name != "self"]
    except (TypeError, ValueError):
        return []
