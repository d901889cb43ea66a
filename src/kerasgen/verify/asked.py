"""What `kerasgen.convert` is asked for from Python must make sense, as the command requires it."""

from __future__ import annotations

__all__ = ["require_sense"]

_TARGETS = ("functional", "sequential")
_MODES = (False, True, "strict")


def require_sense(
    text: object, to: object, models: object, lines: object, input_shape: object, verify: object
) -> None:
    """Raise ValueError for an argument that makes no sense; the message says what would."""
    if not isinstance(text, str):
        raise ValueError(f"text is of the type {type(text).__name__}: give the source as a str")
    if to not in _TARGETS:
        raise ValueError(f"to={to!r}: give one of {', '.join(map(repr, _TARGETS))}")
    if isinstance(models, str):
        raise ValueError(f"models={models!r}: give a list of names, [{models!r}]")
    if lines is not None and not _are_lines(lines):
        raise ValueError(f"lines={lines!r}: give the first line and the last, like (10, 40)")
    if input_shape is not None and not _is_shape(input_shape):
        hint = "give sizes without the batch axis, like (32, 32, 3), None for an unknown one"
        raise ValueError(f"input_shape={input_shape!r}: {hint}")
    if not any(verify is mode or verify == mode for mode in _MODES):
        raise ValueError(f"verify={verify!r}: give one of {', '.join(map(repr, _MODES))}")


def _are_lines(value: object) -> bool:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return False
    return all(_is_size(line) for line in value) and value[0] <= value[1]


def _is_shape(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(v is None or _is_size(v) for v in value)


def _is_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
