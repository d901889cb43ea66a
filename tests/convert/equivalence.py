"""Runs a source before and after its conversion in the real Keras, and says what differs.

Keras must be importable; it is imported by the functions that need it.
"""

from __future__ import annotations

import contextlib
import io
import re
import types
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Run", "compare_models", "compare_runs", "execute", "models_in"]

_AUTOMATIC_MODEL_NAME = re.compile(r"(sequential|functional|model)(_\d+)?")
_AUTOMATIC_INPUT_NAME = re.compile(r"(input_layer|keras_tensor)(_\d+)?")
_TABLE_LINE = re.compile(
    r"[\u2500-\u259f]|^\s*Model: |[Pp]arams:|<(Sequential|Functional) name="
    r"|^\s*$|^[_=\s]+$|^Layer \(type\)"
)
_SHAPE_KEYS = {"input_shape", "batch_input_shape", "batch_shape"}
_UNKNOWN_SIZES = (8, 32, 64, 5)
_PLAIN = (bool, int, float, str, bytes, np.ndarray, np.generic)
_DEPTH = 3


@dataclass
class Run:
    """What an executed source leaves behind."""

    namespace: dict[str, Any] = field(default_factory=dict)
    printed: str = ""


def execute(source: str, seed: int = 1) -> Run:
    """Run `source` as a main module, with fresh Keras names and seeds."""
    import keras

    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)
    run = Run({"__name__": "__main__"})
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(source, "case.py", "exec"), run.namespace)
    run.printed = printed.getvalue()
    return run


def compare_runs(before: Run, after: Run) -> list[str]:
    """Return what differs between two runs: models, plain values, and what was printed."""
    found = list(_compare_reachable(before.namespace, after.namespace))
    found.extend(_compare_values(before.namespace, after.namespace))
    if _comparable_lines(before.printed) != _comparable_lines(after.printed):
        found.append(f"printed: {before.printed!r} became {after.printed!r}")
    return found


def models_in(namespace: dict[str, Any]) -> dict[str, Any]:
    """Return every Keras model reachable from the names of a module, by its path."""
    found: dict[str, Any] = {}
    for name, value in namespace.items():
        if not name.startswith("__"):
            _collect(name, value, found, _DEPTH)
    return found


def compare_models(before: Any, after: Any) -> list[str]:
    """Return what differs between two models, nothing if they are the same model."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(_compare_models(before, after))


def _collect(path: str, value: Any, found: dict[str, Any], depth: int) -> None:
    import keras

    if isinstance(value, keras.Model):
        found[path] = value
    elif depth == 0:
        return
    elif isinstance(value, dict):
        for key, item in value.items():
            _collect(f"{path}[{key!r}]", item, found, depth - 1)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            _collect(f"{path}[{index}]", item, found, depth - 1)
    elif type(value).__module__ == "__main__":
        for key, item in vars(value).items():
            _collect(f"{path}.{key}", item, found, depth - 1)


def _compare_reachable(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    befores, afters = models_in(before), models_in(after)
    for path, model in befores.items():
        if path not in afters:
            yield f"{path}: the model is gone"
            continue
        for difference in compare_models(model, afters[path]):
            yield f"{path}: {difference}"


def _compare_values(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name, value in before.items():
        if name.startswith("__") or not _is_plain(value):
            continue
        if name not in after:
            yield f"{name}: the value is gone"
        elif not _is_plain(after[name]) or _plain(value) != _plain(after[name]):
            yield f"{name}: {value!r} became {after[name]!r}"


def _is_plain(value: Any) -> bool:
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(_is_plain(item) for item in value.values())
    return value is None or isinstance(
        value, (bool, int, float, str, bytes, np.ndarray, np.generic)
    )


def _comparable_lines(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if not _TABLE_LINE.search(line)]


def _compare_models(before: Any, after: Any) -> Iterator[str]:
    _build_like(before, after)
    for what, read in _FACTS.items():
        old, new = _attempt(read, before), _attempt(read, after)
        if old != new:
            yield f"{what}: {_first_difference(old, new)}"
    yield from _compare_weights(before, after)
    yield from _compare_outputs(before, after)


def _build_like(before: Any, after: Any) -> None:
    """Build a deferred model with the input shape that its conversion states."""
    if before.built or not after.built:
        return
    with contextlib.suppress(Exception):
        before.build(after.input_shape)


def _attempt(read: Any, model: Any) -> Any:
    try:
        return _plain(read(model))
    except Exception as error:  # a model without shapes has none to compare
        return type(error).__name__


def _first_difference(old: Any, new: Any) -> str:
    if type(old) is type(new) is tuple and len(old) == len(new):
        for left, right in zip(old, new, strict=True):
            if left != right:
                return _first_difference(left, right)
    return f"{old} became {new}"


def _is_graph_model(layer: Any) -> bool:
    import keras

    return type(layer) in {keras.Sequential, keras.Model} or type(layer).__name__ == "Functional"


def _layers_of(model: Any) -> list[Any]:
    import keras

    return [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]


def _describe_layer(layer: Any) -> Any:
    if _is_graph_model(layer):
        return ("model", _given_name(layer), _describe_layers(layer))
    try:
        config = layer.get_config()
    except Exception as error:  # custom layers need not have a config
        config = type(error).__name__
    return (type(layer).__name__, layer.name, config)


def _describe_layers(model: Any) -> Any:
    return [_describe_layer(layer) for layer in _layers_of(model)]


def _given_name(model: Any) -> str | None:
    return None if _AUTOMATIC_MODEL_NAME.fullmatch(model.name) else str(model.name)


def _trainable_flags(model: Any) -> Any:
    return [model.trainable, *(_trainable_flags(sub) for sub in _sublayers(model))]


def _sublayers(layer: Any) -> list[Any]:
    if hasattr(layer, "layers"):
        return _layers_of(layer)
    return [layer.layer] if hasattr(layer, "layer") else []


def _describe_inputs(model: Any) -> Any:
    facts = []
    for tensor in model.inputs:
        name = tensor._keras_history.operation.name
        given = None if _AUTOMATIC_INPUT_NAME.fullmatch(name) else name
        facts.append((given, tensor.dtype, tensor.sparse, tensor.ragged))
    return facts


_FACTS = {
    "name": _given_name,
    "layers": _describe_layers,
    "trainable": _trainable_flags,
    "input shape": lambda model: model.input_shape,
    "output shape": lambda model: model.output_shape,
    "inputs": _describe_inputs,
    "losses": lambda model: len(model.losses),
    "compiled": lambda model: (model.compiled, getattr(model, "loss", None)),
    "optimizer": lambda model: type(getattr(model, "optimizer", None)).__name__,
}


def _plain(value: Any) -> Any:
    """Turn configs into tuples and scalars that compare, without what a conversion may change."""
    if isinstance(value, np.ndarray):
        return ("array", value.shape, value.tobytes())
    if isinstance(value, dict):
        return _plain_dict(value)
    if isinstance(value, (list, tuple)):
        return tuple(_plain(item) for item in value)
    if isinstance(value, (set, frozenset)):
        return frozenset(_plain(item) for item in value)
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType)):
        return ("function", value.__name__)
    if isinstance(value, float) and value != value:
        return "nan"
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return value
    return _plain_object(value)


def _plain_object(value: Any) -> Any:
    if hasattr(value, "numpy"):
        return _plain(np.asarray(value.numpy()))
    if hasattr(value, "get_config"):
        return (type(value).__name__, _plain(value.get_config()))
    return type(value).__name__


def _plain_dict(value: dict[Any, Any]) -> Any:
    kind = value.get("class_name")
    if kind == "__lambda__":  # its code holds line numbers
        return ("lambda", _plain(value["config"]["defaults"]))
    if kind in {"Sequential", "Functional"} and isinstance(value.get("config"), dict):
        return _plain_model(value["config"])
    return tuple(
        (key, _plain(item))
        for key, item in sorted(value.items(), key=str)
        if key not in _SHAPE_KEYS
    )


def _plain_model(config: dict[str, Any]) -> Any:
    name = str(config.get("name"))
    layers = [
        (layer["class_name"], _plain(layer["config"]))
        if layer["class_name"] not in {"Sequential", "Functional"}
        else _plain_model(layer["config"])
        for layer in config["layers"]
        if layer["class_name"] != "InputLayer"
    ]
    return ("model", None if _AUTOMATIC_MODEL_NAME.fullmatch(name) else name, tuple(layers))


def _compare_weights(before: Any, after: Any) -> Iterator[str]:
    if not (before.built and after.built):
        if before.built != after.built:
            yield f"built: {before.built} became {after.built}"
        return
    old, new = before.get_weights(), after.get_weights()
    if [weight.shape for weight in old] != [weight.shape for weight in new]:
        yield f"weights: {[w.shape for w in old]} became {[w.shape for w in new]}"
        return
    if [w.name for w in before.weights] != [w.name for w in after.weights]:
        yield "names of weights differ"
    for index, (left, right) in enumerate(zip(old, new, strict=True)):
        if not np.array_equal(left, right, equal_nan=left.dtype.kind == "f"):
            yield f"weight {index} has other values"
            return


def _compare_outputs(before: Any, after: Any) -> Iterator[str]:
    if not (before.built and after.built):
        return
    for training in (False, True):
        old, new = _outputs(before, after.inputs, training), _outputs(after, after.inputs, training)
        if len(old) != len(new) or not all(map(_close, old, new)):
            yield f"outputs differ with training={training}: {_short(old)} became {_short(new)}"


def _short(outputs: list[Any]) -> str:
    return ", ".join(str(getattr(output, "shape", output)) for output in outputs)


def _close(left: Any, right: Any) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        return bool(isinstance(left, str) == isinstance(right, str))
    if left.shape != right.shape or left.dtype != right.dtype:
        return False
    if left.dtype.kind not in "fc":
        return bool(np.array_equal(left, right))
    return bool(np.allclose(left, right, rtol=1e-4, atol=1e-5, equal_nan=True))


def _outputs(model: Any, inputs: Iterable[Any], training: bool) -> list[Any]:
    """Call `model` on made-up data, and leave it as it was; an error counts as its output."""
    import keras

    states = [np.asarray(variable) for variable in model.variables]
    message = "not called"
    for size in _UNKNOWN_SIZES:
        keras.utils.set_random_seed(7)
        data = [_data(tensor, model, size) for tensor in inputs]
        try:
            outputs = model(data[0] if len(data) == 1 else data, training=training)
        except Exception as error:  # sizes that the model cannot take
            message = type(error).__name__
        else:
            _reset(model, states)
            return [_array(output) for output in keras.tree.flatten(outputs)]
    return [message]


def _reset(model: Any, states: list[Any]) -> None:
    """Undo what a call leaves in a model: its variables, losses of activities, states of cells."""
    for variable, state in zip(model.variables, states, strict=True):
        variable.assign(state)
    model._clear_losses()
    for layer in model._flatten_layers():
        if getattr(layer, "stateful", False):
            layer.reset_states()


def _array(output: Any) -> Any:
    if hasattr(output, "to_tensor"):
        output = output.to_tensor()
    return np.asarray(output)


def _data(tensor: Any, model: Any, unknown: int) -> Any:
    import keras

    shape = tuple(unknown if size is None else size for size in tensor.shape)
    if tensor.shape and tensor.shape[0] is None:
        shape = (2, *shape[1:])
    random = np.random.default_rng(3)
    dtype = keras.backend.standardize_dtype(tensor.dtype)
    if dtype == "string":
        words = random.choice(["a cat sat", "b", "the mat"], size=shape)
        return keras.ops.convert_to_tensor(words.astype(object))
    vocabulary = _smallest_vocabulary(model)
    if vocabulary is not None or "int" in dtype:
        return random.integers(0, max(1, min(vocabulary or 4, 50)), size=shape).astype(dtype)
    return random.random(shape).astype("float32" if dtype == "bfloat16" else dtype)


def _smallest_vocabulary(layer: Any) -> int | None:
    """Return the smallest vocabulary of the embeddings in `layer`, None without any."""
    import keras

    sizes = [_smallest_vocabulary(sub) for sub in _sublayers(layer)]
    if isinstance(layer, keras.layers.Embedding):
        sizes.append(layer.input_dim)
    if isinstance(layer, keras.layers.CategoryEncoding):
        sizes.append(layer.num_tokens)
    return min((size for size in sizes if size is not None), default=None)
