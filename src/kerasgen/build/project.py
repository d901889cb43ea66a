"""Imports of interpreted code: modules of the same project are read, packages stay names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kerasgen.build.frames import Frame
from kerasgen.build.values import Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["Project"]

_MODULES = 40
_INSTALLED = frozenset({"keras", "numpy", "tensorflow", "tf_keras"})


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
        for folder in _folders(frame.root.path or self.path, name, level):
            base = os.path.join(folder, *name.split(".")) if name else folder
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


def _folders(path: str, name: str, level: int) -> list[str]:
    """Return the folders in which an import is looked for: beside the file, or around its package.

    A package that is called like Keras is not read in the place of the installed one.
    """
    here = os.path.dirname(path)
    if level:
        for _ in range(level - 1):
            here = os.path.dirname(here)
        return [here]
    top = name.partition(".")[0]
    parts = os.path.abspath(here).split(os.sep)
    if top not in parts or top in _INSTALLED:
        return [here]
    around = os.sep.join(parts[: parts.index(top)])
    return [here, os.path.relpath(around) if not os.path.isabs(path) else around]
