"""What was made in one run, with the arguments as the source gives them: models and layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ast

    from kerasgen.build.machine import Arguments
    from kerasgen.build.trace import Place

__all__ = ["Given", "Ledger", "MadeModel"]


@dataclass(frozen=True)
class Given:
    """The arguments that `made`, a layer or model, is made with, and the node of the call."""

    made: Any
    arguments: Arguments
    node: ast.AST


@dataclass(frozen=True, eq=False)
class MadeModel:
    """A Sequential or functional model, and where it is made.

    `model` is None where it could not be built; `problem` says why.
    """

    place: Place
    kind: str
    model: Any
    problem: str | None = None


@dataclass(eq=False)
class Ledger:
    """The models in the order in which they are made; what layers were given, by their ids.

    `doubts` says of a model why its layers are not known, `flags` of layers that their `trainable`
    may have been set. `incomplete` are models that a failed statement may have added to; `paths`
    tells in which source a model is made.
    """

    models: list[MadeModel] = field(default_factory=list)
    given: dict[int, Given] = field(default_factory=dict)
    doubts: dict[int, str] = field(default_factory=dict)
    flags: dict[int, Any] = field(default_factory=dict)
    incomplete: dict[int, Any] = field(default_factory=dict)
    paths: dict[int, str | None] = field(default_factory=dict)

    def lacks_layer(self, model: Any) -> None:
        """Note that a statement failed that may have added a layer to a model."""
        if any(made.model is model for made in self.models if made.model is not None):
            self.incomplete[id(model)] = model
