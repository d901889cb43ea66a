"""What the source itself adds to a layer: its class or functions, and its plain attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.code import code_of
from kerasgen.build.keras_side.trials import parameter_names
from kerasgen.build.values import Unknown, is_plain

if TYPE_CHECKING:
    from kerasgen.build.keras_side.record import Record

__all__ = ["code_of_layer", "settings_of_own"]

# The arguments of a Lambda, whose class is made for it.
_OF_LAMBDA = ("function", "output_shape", "mask", "arguments")


def code_of_layer(record: Record, layer: Any) -> tuple[tuple[str, str], ...]:
    """Return the class of a layer of the source, or the functions that it is given, as text."""
    instance = record.instances.get(id(layer))
    if instance is not None:
        return ((instance.cls.name, code_of(instance.cls) or "?"),)
    given = record.arguments.get(id(layer))
    if given is None:
        return ()
    is_lambda = type(layer).__name__ == "Lambda"
    names = _OF_LAMBDA if is_lambda else parameter_names(type(layer))
    by_name = {**dict(zip(names, given.arguments.args, strict=False)), **given.arguments.keywords}
    texts = {name: code_of(value) for name, value in by_name.items()}
    return tuple((name, text) for name, text in texts.items() if text is not None)


def settings_of_own(record: Record, layer: Any) -> tuple[tuple[str, str], ...]:
    """Return the plain attributes of a layer of the source, `?` for those that are not told."""
    instance = record.instances.get(id(layer))
    if instance is None:
        return ()
    texts = {name: _text(value) for name, value in instance.attributes.items()}
    return tuple((name, text) for name, text in texts.items() if text is not None)


def _text(value: Any) -> str | None:
    if isinstance(value, Unknown):
        return "?"
    if isinstance(value, (list, tuple)):
        parts = [_text(item) for item in value]
        return None if None in parts else "(" + ", ".join(map(str, parts)) + ")"
    return str(value) if is_plain(value) else None
