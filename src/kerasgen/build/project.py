"""Imports of interpreted code: modules of the same project are read, packages stay names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kerasgen.build.frames import Frame
from kerasgen.build.values import Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["Project", "read_text"]

_MODULES = 40


class Project:
    """The modules of the project around one source, each run once, by the path of its file.

    `run` interprets the text of a module in a frame; `read` gives the text of a file, None where
    there is none. `sources` are the files that were read.
    """

    def __init__(
        self,
        path: str,
        read: Callable[[str], str | None],
        run: Callable[[Machine, str, Frame], None],
    ) -> None:
        self.path = path
        self.read = read
        self.run = run
        self.sources: dict[str, str] = {}
        self._frames: dict[str, Frame] = {}

    def import_module(self, m: Machine, name: str, level: int, frame: Frame) -> Any:
        """Return what an import binds: the frame of a module of the project, or a symbol."""
        here = os.path.dirname(frame.root.path or self.path)
        for _ in range(level - 1):
            here = os.path.dirname(here)
        base = os.path.join(here, *name.split(".")) if name else here
        for candidate in (f"{base}.py", os.path.join(base, "__init__.py")):
            if candidate in self._frames:
                return self._frames[candidate]
            text = self.read(candidate) if len(self._frames) < _MODULES else None
            if text is not None:
                return self._module(m, candidate, text)
        if level:
            return Unknown(f"the module `{'.' * level}{name}` is not found")
        return Symbol(name)

    def _module(self, m: Machine, path: str, text: str) -> Frame:
        frame = Frame(path=path)
        frame.variables["__name__"] = os.path.splitext(os.path.basename(path))[0]
        self._frames[path] = frame
        self.sources[path] = text
        self.run(m, text, frame)
        return frame


def read_text(path: str) -> str | None:
    """Return the text of another module of the project; None where it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return None
