"""Loads Keras on numpy, without tensorflow, jax or scipy: shapes need none of them."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
import types
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.hiding import OPTIONAL, hide

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["load_light"]

_INERT = ("jax", "jaxlib", "scipy")
_INERT_MODULE = "keras.src.backend.jax"
_HIDDEN = OPTIONAL | {"openvino", "tensorflow", "torch"}


class _Inert(types.ModuleType):
    """A module whose names all give inert modules; called as a decorator it changes nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        found = _Inert(f"{self.__name__}.{name}")
        setattr(self, name, found)
        return found

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        if len(args) == 1 and callable(args[0]) and not keywords:
            return args[0]
        return self


class _Hook(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        top = fullname.partition(".")[0]
        if top in _INERT or fullname == _INERT_MODULE or fullname.startswith(f"{_INERT_MODULE}."):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        module = _Inert(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        del module


def load_light() -> Any:
    """Return Keras on its numpy backend. Must be called before anything imports Keras."""
    assert "keras" not in sys.modules
    os.environ["KERAS_BACKEND"] = "numpy"
    sys.meta_path.insert(0, _Hook())
    hide(_HIDDEN)
    import keras

    return keras
