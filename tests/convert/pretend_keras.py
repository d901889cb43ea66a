"""A Keras that only remembers: it runs a program in a moment and says what models came out.

Thousands of generated programs can be executed with it before and after their conversion. It
follows Keras 3 in what a conversion leans on: the order in which layers are made and called, the
automatic names of layers, where the input comes from, what `.layers` lists.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
import types
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.convert.programs.spelling import LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Trace", "run"]

_SHAPE_KEYWORDS = ("input_shape", "batch_input_shape", "input_dim", "input_length")
_STATE: dict[str, Any] = {}


@dataclass
class Trace:
    """What a program did: layers it made in order, what it printed, the models it leaves."""

    made: list[Any]
    printed: str
    models: dict[str, Any] = field(default_factory=dict)


class _Tensor:
    def __init__(self, start: _InputLayer, path: tuple[Any, ...]) -> None:
        self.start = start
        self.path = path
        self.shape = (None, len(path))


class _Layer:
    """A layer: its class, its arguments, and the input shape it states."""

    def __init__(self, *args: Any, name: str | None = None, **keywords: Any) -> None:
        stem = re.sub(r"(?<=.)([A-Z])(?=[a-z])", r"_\1", type(self).__name__).lower()
        _STATE["names"][stem] += 1
        self.name = name or f"{stem}_{_STATE['names'][stem]}"
        self.trainable = True
        self.stated = _stated(type(self).__name__, keywords)
        kept = {k: v for k, v in keywords.items() if k not in _SHAPE_KEYWORDS}
        self.described = (type(self).__name__, self.name, _facts(args), _facts(kept))
        _STATE["made"].append(self.described)

    def __call__(self, tensor: _Tensor) -> _Tensor:
        assert isinstance(tensor, _Tensor)
        return _Tensor(tensor.start, (*tensor.path, self))

    def facts(self) -> Any:
        return (*self.described, self.trainable)


class _InputLayer:
    name = "input"
    trainable = True

    def __init__(
        self,
        shape: Any = None,
        batch_size: Any = None,
        dtype: Any = None,
        *,
        batch_shape: Any = None,
        name: str | None = None,
        input_shape: Any = None,
    ) -> None:
        shape = shape if shape is not None else input_shape
        if batch_shape is None:
            assert shape is not None
            batch_shape = (batch_size, *shape)
        self.facts = (tuple(batch_shape), dtype or "float32", name)


def _input(*args: Any, **keywords: Any) -> _Tensor:
    assert "input_shape" not in keywords
    return _Tensor(_InputLayer(*args, **keywords), ())


class _Model:
    """What both kinds of models have in common."""

    def __init__(self, name: str | None, trainable: bool = True) -> None:
        self.given_name = name
        self.name = name or "model"
        self.trainable = trainable

    def inner(self) -> list[Any]:
        raise NotImplementedError

    def origin(self) -> Any:
        raise NotImplementedError

    def __call__(self, tensor: _Tensor) -> _Tensor:
        assert isinstance(tensor, _Tensor)
        return _Tensor(tensor.start, (*tensor.path, self))

    def __repr__(self) -> str:
        return "<model>"

    @property
    def input_shape(self) -> Any:
        return self.origin()[0]

    @property
    def output_shape(self) -> Any:
        return (None, len(self.inner()))

    def get_layer(self, name: str | None = None, index: int | None = None) -> Any:
        if index is not None:
            return self.layers[index]
        return next(found for found in self.layers if found.name == name)

    @property
    def layers(self) -> list[Any]:
        raise NotImplementedError

    def summary(self) -> None:
        print([found.name for found in self.inner()])

    def compile(self, *args: Any) -> None:
        print("compiled", args)

    def facts(self) -> Any:
        layers = tuple(_facts(found) for found in self.inner())
        return ("model", self.given_name, self.trainable, self.origin(), layers)


class Sequential(_Model):
    def __init__(self, layers: Any = None, trainable: bool = True, name: str | None = None) -> None:
        super().__init__(name, trainable)
        self.items: list[Any] = []
        self.built_with: Any = None
        for found in layers or ():
            self.add(found)

    def add(self, found: Any) -> None:
        assert isinstance(found, (_Layer, _Model, _InputLayer)) or (
            isinstance(found, _Tensor) and not self.items
        )
        self.items.append(found)

    def build(self, shape: Any) -> None:
        self.built_with = (tuple(shape), "float32", None)

    def inner(self) -> list[Any]:
        return [found for found in self.items if isinstance(found, (_Layer, _Model))]

    @property
    def layers(self) -> list[Any]:
        return self.inner()

    def origin(self) -> Any:
        first = self.items[0]
        if isinstance(first, _Tensor):
            return first.start.facts
        if isinstance(first, _InputLayer):
            return first.facts
        stated = first.stated if isinstance(first, _Layer) else first.origin()
        return self.built_with if stated is None else (stated[0], "float32", None)


class Model(_Model):
    def __init__(
        self, inputs: Any, outputs: _Tensor, *, name: str | None = None, trainable: bool = True
    ) -> None:
        super().__init__(name, trainable)
        if isinstance(inputs, list):
            (inputs,) = inputs
        assert inputs.path == ()
        assert outputs.start is inputs.start
        self.start = inputs.start
        self.path = outputs.path

    def build(self, shape: Any) -> None:
        assert tuple(shape) == self.start.facts[0]

    def inner(self) -> list[Any]:
        return list(self.path)

    @property
    def layers(self) -> list[Any]:
        return [self.start, *self.path]

    def origin(self) -> Any:
        return self.start.facts


def _stated(kind: str, keywords: dict[str, Any]) -> Any:
    if "batch_input_shape" in keywords:
        return (tuple(keywords["batch_input_shape"]), "float32", None)
    if "input_shape" in keywords:
        return ((None, *keywords["input_shape"]), "float32", None)
    if "input_dim" in keywords and kind != "Embedding":
        return ((None, keywords["input_dim"]), "float32", None)
    if "input_length" in keywords:
        return ((None, keywords["input_length"]), "float32", None)
    return None


def _facts(value: Any) -> Any:
    if isinstance(value, (_Layer, _Model)):
        return value.facts()
    if isinstance(value, dict):
        return tuple((key, _facts(item)) for key, item in sorted(value.items()))
    if isinstance(value, (list, tuple)):
        return tuple(_facts(item) for item in value)
    if isinstance(value, types.FunctionType):
        return "function"
    return value


def _modules() -> dict[str, types.ModuleType]:
    layers = types.ModuleType("layers")
    for name in LAYERS:
        setattr(layers, name, type(name, (_Layer,), {}))
    both = {"Input": _input, "InputLayer": _InputLayer}
    vars(layers).update(both)
    models = types.ModuleType("models")
    named = {"Sequential": Sequential, "Model": Model, "Input": _input}
    vars(models).update(named)
    keras = types.ModuleType("keras")
    vars(keras).update({**named, "layers": layers, "models": models})
    for package in (keras, layers, models):
        vars(package)["__path__"] = []
        vars(package)["__all__"] = [n for n in vars(package) if not n.startswith("__")]
    tensorflow = types.ModuleType("tensorflow")
    vars(tensorflow).update({"keras": keras, "__path__": []})
    found = {"tensorflow": tensorflow}
    for root in ("keras", "tensorflow.keras"):
        found |= {root: keras, f"{root}.layers": layers, f"{root}.models": models}
    return found


@contextlib.contextmanager
def _installed() -> Iterator[None]:
    """Put the pretended modules in the place of the real ones for a while."""
    pretended = _modules()
    real = {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] in ("keras", "tensorflow")
    }
    for name in real:
        del sys.modules[name]
    sys.modules.update(pretended)
    try:
        yield
    finally:
        for name in pretended:
            sys.modules.pop(name, None)
        sys.modules.update(real)


def run(source: str) -> Trace:
    """Run a program with the pretended Keras."""
    _STATE.update(names=Counter(), made=[])
    namespace: dict[str, Any] = {"__name__": "__main__"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), _installed():
        exec(compile(source, "program.py", "exec"), namespace)
    trace = Trace(_STATE["made"], printed.getvalue())
    for name, value in namespace.items():
        if not name.startswith("__"):
            _collect(name, value, trace.models)
    return trace


def _collect(path: str, value: Any, found: dict[str, Any]) -> None:
    if isinstance(value, _Model):
        found[path] = value.facts()
    elif isinstance(value, dict):
        for key, item in value.items():
            _collect(f"{path}[{key!r}]", item, found)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _collect(f"{path}[{index}]", item, found)
    elif type(value).__module__ == "__main__":
        for key, item in vars(value).items():
            _collect(f"{path}.{key}", item, found)
