"""Values that are typed on the command line or in settings, and what they mean."""

from __future__ import annotations

import re

import click

__all__ = ["ASSIGNMENT", "CODES", "LINES", "MODE", "MODES", "SHAPE", "UNITS"]

_LINES = re.compile(r"(\d{1,9}):(\d{1,9})")
MODES = ("off", "on", "strict")
_UNKNOWN_SIZES = ("None", "?")


class _Shape(click.ParamType):
    """`32,32,3`: sizes without the batch axis; None or ? for one that is not known."""

    name = "shape"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int | None, ...]:
        inner = str(value).strip()
        if inner.startswith("(") and inner.endswith(")"):
            inner = inner[1:-1]
        sizes = [size.strip() for size in inner.split(",")]
        if len(sizes) > 1 and not sizes[-1]:
            sizes.pop()
        return tuple(self._size(size, str(value), param, ctx) for size in sizes)

    def _size(
        self, size: str, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | None:
        if size in _UNKNOWN_SIZES:
            return None
        if not (size.isascii() and size.isdigit() and len(size) < 19 and int(size) > 0):
            hint = "give sizes without the batch axis, like 32,32,3 (None for an unknown one)"
            self.fail(f"{value!r} is not a shape: {hint}", param, ctx)
        return int(size)


class _Lines(click.ParamType):
    """`10:20`: lines from 10 to 20, counted from 1, both included."""

    name = "A:B"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        match = _LINES.fullmatch(str(value))
        first, last = map(int, match.groups()) if match else (0, 0)
        if not 1 <= first <= last:
            hint = "give the first and the last line, like 10:20, counted from 1"
            self.fail(f"{value!r} is not a range of lines: {hint}", param, ctx)
        return first, last


class _Codes(click.ParamType):
    """`KG101,KG104`: codes of rules."""

    name = "codes"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        codes = tuple(code.strip().upper() for code in str(value).split(",") if code.strip())
        if not codes:
            self.fail("give codes of rules, like KG101,KG104", param, ctx)
        return codes


class _Units(click.ParamType):
    """`128,64`: sizes of layers, one after the other."""

    name = "128,64"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        sizes = [size.strip() for size in str(value).split(",")]
        if not all(re.fullmatch(r"[1-9][0-9]{0,5}", size) for size in sizes):
            self.fail(f"{value!r} is not a list of sizes: write 128,64", param, ctx)
        return tuple(map(int, sizes))


class _Assignment(click.ParamType):
    """`name=value`."""

    name = "NAME=VALUE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        name, equals, text = str(value).partition("=")
        if not name or not equals:
            self.fail(f"{value!r} is no assignment: write name=value", param, ctx)
        return name.strip(), text.strip()


class _Mode(click.ParamType):
    """How to prove conversions: `off`, `on` or `strict`; settings may say true or false."""

    name = "mode"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        mode = {"True": "on", "False": "off"}.get(str(value), str(value))
        if mode not in MODES:
            self.fail(f"{value!r} is none of {', '.join(MODES)}", param, ctx)
        return mode


ASSIGNMENT = _Assignment()
CODES = _Codes()
MODE = _Mode()
SHAPE = _Shape()
LINES = _Lines()
UNITS = _Units()
