"""What rules ask about a trace: where tensors come from, how their sizes came about, what fits."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kerasgen.build.trace import Call, Place, Tensor, Trace
    from kerasgen.lint.prober import Prober

__all__ = ["Context", "shape_text"]

_LONGEST = 12


def shape_text(shape: tuple[int | None, ...]) -> str:
    """Return a shape as Keras writes it, so that axes count alike: `(None, 24, 24, 32)`.

    The batch axis comes first; None stands for a size that is open or not told.
    """
    return str(tuple(shape))


@dataclass(frozen=True)
class Context:
    """One trace, with what can still be built of it."""

    trace: Trace
    prober: Prober
    _ancestors: dict[int, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def used(self) -> frozenset[int]:
        """The numbers of the calls whose tensors another call gets."""
        producers = (tensor.producer for call in self.trace.calls for tensor in call.inputs)
        return frozenset(number for number in producers if number is not None)

    @cached_property
    def models(self) -> Mapping[tuple[Place, ...], Sequence[Call]]:
        """The calls that make functional models, by the calls of functions around them."""
        found: dict[tuple[Place, ...], list[Call]] = {}
        for call in self.trace.calls:
            if call.kind == "model":
                found.setdefault(call.path, []).append(call)
        return found

    def producer(self, tensor: Tensor) -> Call | None:
        """Return the call that made a tensor."""
        return None if tensor.producer is None else self.trace.calls[tensor.producer]

    def label(self, call: Call, position: int) -> str:
        """Return what to call an input: its variable, or its number."""
        tensor = call.inputs[position]
        return f"`{tensor.variable}`" if tensor.variable else f"input {position + 1}"

    def described(self, call: Call) -> str:
        """Return all inputs with their shapes: "`x` is (None, 24, 24, 32), ..."."""
        parts = [
            f"{self.label(call, i)} is {shape_text(tensor.shape)}"
            for i, tensor in enumerate(call.inputs[:_LONGEST])
        ]
        rest = len(call.inputs) - len(parts)
        return ", ".join(parts) + (f" and {rest} more" if rest else "")

    def line_of(self, tensor: Tensor) -> list[Call]:
        """Return the calls that led to a tensor, the first first, along first inputs."""
        calls: list[Call] = []
        call = self.producer(tensor)
        while call is not None and len(calls) < 1_000:
            calls.append(call)
            call = self.producer(call.inputs[0]) if call.inputs else None
        return calls[::-1]

    def sizes(self, tensor: Tensor, axis: int) -> list[int | None]:
        """Return how the size of an axis changed on the way to a tensor, without repetitions."""
        sizes: list[int | None] = []
        for call in self.line_of(tensor):
            shape = call.outputs[0] if call.outputs else ()
            if len(shape) == len(tensor.shape) and (not sizes or sizes[-1] != shape[axis]):
                sizes.append(shape[axis])
        return sizes

    def ancestors(self, number: int | None) -> frozenset[int]:
        """Return the numbers of all calls that a call depends on, itself among them."""
        if number is None:
            return frozenset()
        if number not in self._ancestors:
            found = {number}
            pending = [number]
            while pending:
                for tensor in self.trace.calls[pending.pop()].inputs:
                    if tensor.producer is not None and tensor.producer not in found:
                        found.add(tensor.producer)
                        pending.append(tensor.producer)
            self._ancestors[number] = frozenset(found)
        return self._ancestors[number]

    def parting(self, call: Call) -> Call | None:
        """Return the last call that all inputs depend on: there the paths were still one."""
        if len(call.inputs) < 2:
            return None
        common = frozenset.intersection(*(self.ancestors(t.producer) for t in call.inputs))
        return self.trace.calls[max(common)] if common else None
