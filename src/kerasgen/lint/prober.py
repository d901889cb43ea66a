"""Builds proposals: what a finding suggests has been tried with Keras before it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.trace import Call, Trace

__all__ = ["Prober"]


@dataclass(frozen=True)
class Prober:
    """Tries layers on shapes, and other input sizes on the whole source.

    `rebuild` builds the source again with other shapes for some Inputs, by their line and column.
    """

    keras: Any
    rebuild: Callable[[dict[tuple[int, int], tuple[int | None, ...]]], Trace]

    def concatenates(self, shapes: list[tuple[int | None, ...]], axis: int) -> bool:
        """Whether tensors of these shapes can be concatenated on an axis."""
        layer = self.keras.layers.Concatenate(axis=axis)
        return self._output(layer, [self._tensor(shape) for shape in shapes]) is not None

    def output_shape(
        self, name: str, shape: tuple[int | None, ...], *args: Any
    ) -> tuple[int | None, ...] | None:
        """Return the shape that a layer gives for one tensor, None where Keras refuses it."""
        try:
            layer = getattr(self.keras.layers, name)(*args)
        except (TypeError, ValueError):
            return None
        return self._output(layer, self._tensor(shape))

    def builds_with(self, fault: Call, shapes: dict[tuple[int, int], Any]) -> bool:
        """Whether the whole source builds at a place where it failed, with other Inputs."""
        trace = self.rebuild(shapes)
        faults = [trace.calls[number].place for number in trace.faults]
        reached = any(c.place == fault.place and c.error is None for c in trace.calls)
        return reached and fault.place not in faults

    def _tensor(self, shape: tuple[int | None, ...]) -> Any:
        return self.keras.KerasTensor(shape)

    def _output(self, layer: Any, inputs: Any) -> tuple[int | None, ...] | None:
        try:
            with self.keras.StatelessScope(initialize_variables=False):
                return tuple(layer(inputs).shape)
        except Exception:  # whatever Keras raises, the proposal does not fit
            return None
