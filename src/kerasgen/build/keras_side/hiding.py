"""Hides packages from an import: those that Keras would load if they are there, and never needs."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import types
    from collections.abc import Collection, Sequence

__all__ = ["OPTIONAL", "hide"]

# Keras imports them for wrappers, pictures and plots. They take seconds to load, and what is
# installed of them need not go with the Keras that is.
OPTIONAL = frozenset(
    {
        "IPython", "PIL", "cv2", "grain", "huggingface_hub", "matplotlib", "pandas", "psutil",
        "pydot", "pydot_ng", "pydotplus", "sklearn", "torchvision",
    }
)  # fmt: skip


class _Hiding(importlib.abc.MetaPathFinder):
    def __init__(self, names: Collection[str]) -> None:
        self.names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if fullname.partition(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


def hide(names: Collection[str]) -> None:
    """Let imports of these packages raise ModuleNotFoundError, in the whole process."""
    sys.meta_path.insert(0, _Hiding(names))
