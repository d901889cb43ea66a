"""What two models give for the same random data with the same weights, in training and out of it.

Needs Keras on tensorflow. The models are made again from their configs, with real variables.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from kerasgen.verify.describe import layers_of

if TYPE_CHECKING:
    from kerasgen.build.keras_side.facade import Keras

__all__ = ["NotComparableError", "difference_in_outputs"]

# Past so many parameters, two copies of a model need more memory than a worker has.
_PARAMETERS = 20_000_000
# Tried for sizes that a model leaves open: it may not take each.
_OPEN_SIZES = (8, 32, 64, 5)
_SEED = 7
_VOCABULARY = 50


class NotComparableError(Exception):
    """Raised where the outputs of models cannot be computed; the message says why."""


def difference_in_outputs(k: Keras, before: Any, after: Any, deadline: float) -> str | None:
    """Say how the outputs differ, None where they are the same.

    Nothing is begun after `deadline`, a monotonic time. Raises NotComparableError.
    """
    _require_time(deadline)
    if before.count_params() > _PARAMETERS:
        raise NotComparableError("it has too many parameters")
    old, new = _copy(k, before), _copy(k, after)
    _same_values(old, new)
    for training in (False, True):
        data = _fitting_data(k, new, training, deadline)
        _require_time(deadline)
        left, right = _outputs(k, old, data, training), _outputs(k, new, data, training)
        if len(left) != len(right) or not all(map(_close, left, right)):
            return f"the outputs for the same data differ with training={training}"
    return None


def _require_time(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise NotComparableError("that takes too long")


def _copy(k: Keras, model: Any) -> Any:
    for layer in _all_layers(k, model):
        if type(layer).__module__.partition(".")[0] != "keras":
            raise NotComparableError("it has layers of the source, which are not run")
    k.keras.utils.set_random_seed(_SEED)
    try:
        return k.keras.models.clone_model(model)
    except Exception as error:  # objects of the source in configs, and whatever Keras refuses
        raise NotComparableError("its layers cannot be made again from their configs") from error


def _all_layers(k: Keras, layer: Any) -> list[Any]:
    inner = layers_of(k, layer) if hasattr(layer, "layers") else []
    inner += [layer.layer] if hasattr(layer, "layer") else []
    return [layer, *(found for one in inner for found in _all_layers(k, one))]


def _same_values(old: Any, new: Any) -> None:
    """Give both models the same random weights, and the same states of random generators."""
    import numpy as np

    random = np.random.default_rng(_SEED)
    if len(old.variables) != len(new.variables):
        raise NotComparableError("their variables cannot be paired")
    for left, right in zip(old.variables, new.variables, strict=True):
        value = np.asarray(left)
        if "float" in str(left.dtype) and left.trainable:
            value = (0.1 * random.standard_normal(value.shape)).astype(value.dtype)
            left.assign(value)
        right.assign(value)


def _fitting_data(k: Keras, model: Any, training: bool, deadline: float) -> list[Any]:
    """Return data that a model takes. Raises NotComparableError where none was found."""
    cause: Exception | None = None
    for size in _OPEN_SIZES:
        _require_time(deadline)
        data = [_data(k, tensor, model, size) for tensor in model.inputs]
        try:
            _outputs(k, model, data, training)
        except Exception as error:  # sizes that the model does not take
            cause = error
        else:
            return data
    raise NotComparableError("no data was found that it takes") from cause


def _outputs(k: Keras, model: Any, data: list[Any], training: bool) -> list[Any]:
    import numpy as np

    k.keras.utils.set_random_seed(_SEED)
    states = [np.asarray(variable) for variable in model.variables]
    try:
        found = model(data[0] if len(data) == 1 else data, training=training)
        return [np.asarray(value) for value in k.keras.tree.flatten(found)]
    finally:  # statistics of normalizations and states of generators have moved
        for variable, state in zip(model.variables, states, strict=True):
            variable.assign(state)


def _data(k: Keras, tensor: Any, model: Any, open_size: int) -> Any:
    import numpy as np

    shape = tuple(open_size if size is None else size for size in tensor.shape)
    if tensor.shape and tensor.shape[0] is None:
        shape = (2, *shape[1:])
    random = np.random.default_rng(_SEED)
    dtype = k.keras.backend.standardize_dtype(tensor.dtype)
    if dtype == "string":
        words = random.choice(["a cat sat", "b", "the mat"], size=shape)
        return k.keras.ops.convert_to_tensor(words.astype(object))
    vocabulary = _smallest_vocabulary(k, model)
    if vocabulary is not None or "int" in dtype:
        top = max(1, min(vocabulary or 4, _VOCABULARY))
        return random.integers(0, top, size=shape).astype(dtype)
    return random.random(shape).astype("float32" if dtype == "bfloat16" else dtype)


def _smallest_vocabulary(k: Keras, model: Any) -> int | None:
    """Return how many different numbers all embeddings in a model take, None without any."""
    layers = _all_layers(k, model)
    sizes = [layer.input_dim for layer in layers if isinstance(layer, k.keras.layers.Embedding)]
    encodings = (v for v in layers if isinstance(v, k.keras.layers.CategoryEncoding))
    return min([*sizes, *(layer.num_tokens for layer in encodings)], default=None)


def _close(left: Any, right: Any) -> bool:
    import numpy as np

    if left.shape != right.shape or left.dtype != right.dtype:
        return False
    if left.dtype.kind not in "fc":
        return bool(np.array_equal(left, right))
    return bool(np.allclose(left, right, rtol=1e-4, atol=1e-5, equal_nan=True))
