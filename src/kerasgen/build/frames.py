"""Frames of interpreted code: the variables of a module, function or class body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kerasgen.build.values import MISSING

if TYPE_CHECKING:
    from kerasgen.build.values import ClassValue, Function

__all__ = ["Frame", "private_name"]


def private_name(cls: str, name: str) -> str:
    """Return what Python makes of a name with two underscores in the body of a class."""
    is_private = name.startswith("__") and not name.endswith("__") and cls.strip("_")
    return f"_{cls.lstrip('_')}{name}" if is_private else name


@dataclass(eq=False)
class Frame:
    """Variables, the frame around, and that of the module. `is_class` bodies are not seen inside.

    `results` collects what a function may return on ways that may not be taken, `yields` what a
    generator gives, `starred` the packages whose names a module imports, the last first. `breaks`
    and `continues` are the variables where the loop under way may have been left, or its round.
    """

    variables: dict[str, Any] = field(default_factory=dict)
    parent: Frame | None = None
    module: Frame | None = None
    function: Function | None = None
    owner: ClassValue | None = None
    is_class: bool = False
    is_comprehension: bool = False
    elsewhere: dict[str, str] = field(default_factory=dict)
    results: list[Any] = field(default_factory=list)
    yields: list[Any] = field(default_factory=list)
    starred: list[str] = field(default_factory=list)
    breaks: list[dict[str, Any]] = field(default_factory=list)
    continues: list[dict[str, Any]] = field(default_factory=list)
    path: str | None = None
    receiver: Any = None

    @property
    def around(self) -> Frame:
        """The frame itself, or the one around the comprehensions that it is in."""
        return self.parent.around if self.is_comprehension and self.parent is not None else self

    def own_name(self, name: str) -> str:
        """Return the name that an attribute has: one that is private to a class, with the class."""
        if not name.startswith("__") or name.endswith("__"):
            return name
        frame: Frame | None = self
        while frame is not None:
            owner = frame.function.owner if frame.function is not None else frame.owner
            if owner is not None:
                return private_name(owner.name, name)
            frame = frame.parent
        return name

    @property
    def root(self) -> Frame:
        """The frame of the module."""
        return self.module or self

    def read(self, name: str) -> Any:
        """Return what a variable holds, MISSING where nothing binds it."""
        frame: Frame | None = self.holder(name)
        while frame is not None:
            if name in frame.variables and (frame is self or not frame.is_class):
                return frame.variables[name]
            frame = frame.parent
        return MISSING

    def write(self, name: str, value: Any) -> None:
        """Bind a variable where Python would."""
        self.holder(name).variables[name] = value

    def delete(self, name: str) -> None:
        """Unbind a variable."""
        self.holder(name).variables.pop(name, None)

    def holder(self, name: str) -> Frame:
        """Return the frame in which Python would bind a variable."""
        declared = self.elsewhere.get(name)
        if declared == "global":
            return self.root
        if declared == "nonlocal":
            frame = self.parent
            while frame is not None:
                if name in frame.variables and not frame.is_class:
                    return frame
                frame = frame.parent
        return self
