"""Flags of `absl` and of old TensorFlow: they hold the defaults that the source states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerasgen.build.values import Unknown

if TYPE_CHECKING:
    from kerasgen.build.machine import Arguments, Machine

__all__ = ["define_flag", "flag_of", "is_definition"]

_PACKAGES = ("absl.flags", "tensorflow.app.flags", "tensorflow.compat.v1.flags", "tensorflow.flags")


def is_definition(dotted: str) -> bool:
    """Whether a name is that of a function that defines a flag."""
    package, _, last = dotted.rpartition(".")
    return last.startswith("DEFINE_") and package.endswith(_PACKAGES)


def define_flag(m: Machine, arguments: Arguments) -> Any:
    """Note the default of a flag."""
    name, default = (*arguments.args, None, None)[:2]
    default = arguments.keywords.get("default", default)
    if isinstance(arguments.keywords.get("name", name), str) and arguments.complete:
        unknown = Unknown("it comes from the command line")
        m.flags[arguments.keywords.get("name", name)] = unknown if m.cautious else default
    return Unknown("a flag is read through FLAGS")


def flag_of(m: Machine, dotted: str) -> Any:
    """Return what `FLAGS.name` holds, None for a name that is no flag."""
    package, _, name = dotted.rpartition(".")
    if not package.endswith(".FLAGS") or not package.removesuffix(".FLAGS").endswith(_PACKAGES):
        return None
    return m.flags.get(name, Unknown(f"the flag `{name}` is not defined here"))
