"""The table of TensorFlow's functions: what stands for one gives the same shape."""

from __future__ import annotations

from typing import Any

import pytest

from kerasgen.build.allowed.tensorflow import EQUIVALENTS, is_pure

# Arguments by function; the others take one tensor, or two that fit.
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "argmax": ("x", 1),
    "cast": ("x", "int32"),
    "clip_by_value": ("x", 0.0, 1.0),
    "concat": (["x", "x"], -1),
    "cumsum": ("x", 1),
    "einsum": ("bij,bjk->bik", "x", "x"),
    "expand_dims": ("x", 1),
    "image.resize": ("image", (6, 8)),
    "matmul": ("x", "x"),
    "nn.leaky_relu": ("x", 0.1),
    "pow": ("x", 2.0),
    "math.pow": ("x", 2.0),
    "reshape": ("x", (3, 9)),
    "squeeze": ("one", 1),
    "stack": (["x", "x"], 1),
    "tile": ("x", (1, 2, 1)),
    "transpose": ("x", (0, 2, 1)),
    "where": ("x > 0", "x", "x"),
    **{f"reduce_{name}": ("x", 1, True) for name in ("max", "mean", "min", "prod", "sum")},
    **{f"math.reduce_{name}": ("x", -1) for name in ("max", "mean", "min", "sum")},
}
TWO = ("add", "divide", "maximum", "minimum", "multiply", "subtract")


def find(package: Any, name: str) -> Any:
    for part in name.split("."):
        package = getattr(package, part)
    return package


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", EQUIVALENTS)
def test_it_gives_the_same_shape(keras: Any, name: str) -> None:
    tensorflow = pytest.importorskip("tensorflow")
    x = tensorflow.ones((3, 3, 3))
    values = {"x": x, "one": x[:, :1], "image": tensorflow.ones((2, 3, 4, 5)), "x > 0": x > 0}

    def real(value: Any) -> Any:
        if isinstance(value, list):
            return [real(item) for item in value]
        return values.get(value, value) if isinstance(value, str) else value

    last = name.rpartition(".")[2]
    arguments = ARGUMENTS.get(name, ("x", "x") if last in TWO else ("x",))
    given = [real(value) for value in arguments]
    ours = find(keras.ops, EQUIVALENTS[name])(*given)
    theirs = find(tensorflow, name)(*given)
    assert tuple(ours.shape) == tuple(theirs.shape)


@pytest.mark.parametrize(
    "name",
    [
        "io.write_file", "py_function", "numpy_function", "raw_ops.WriteFile", "print",
        "saved_model.load", "nn.__class__", "math._os", "image.decode_jpeg", "data.Dataset",
    ],
)  # fmt: skip
def test_what_touches_more_is_not_pure(name: str) -> None:
    assert not is_pure(name)
