"""One input or output as it is written: `photo:image:128x128x3` or a table of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kerasgen.scaffold.kinds import ALIASES, ENCODINGS, INPUT_KINDS, OUTPUT_KINDS
from kerasgen.scaffold.spec import Input, Output, SpecError, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kerasgen.scaffold.kinds import InputKind

__all__ = ["INPUT_KEYS", "OUTPUT_KEYS", "input_of", "output_of"]

_COMMON = ("name", "kind", "size", "columns")
INPUT_KEYS = (*_COMMON, "encoding", "tower")
OUTPUT_KEYS = (*_COMMON, "loss", "weight", "metrics", "labels")
_LISTS = ("columns", "metrics", "labels")


def input_of(entry: str | dict[str, Any]) -> Input:
    """Return the input that is described. Raises SpecError."""
    found = _Entry("input", entry, INPUT_KEYS)
    name, kind = found.name(), found.kind(INPUT_KINDS)
    size = found.size(INPUT_KINDS[kind])
    encoding = found.word("encoding", ENCODINGS, ENCODINGS[0])
    if "encoding" in found.values and kind != "category":
        raise SpecError(f"input {name!r}: an encoding is for a category, not for {kind}")
    count = size[0] if kind == "number" else 1
    return Input(name, kind, size, found.columns(count), encoding, found.text("tower"))


def output_of(entry: str | dict[str, Any]) -> Output:
    """Return the output that is described. Raises SpecError."""
    found = _Entry("output", entry, OUTPUT_KEYS)
    name, kind = found.name(), found.kind(OUTPUT_KINDS)
    form = OUTPUT_KINDS[kind]
    labels = found.words("labels")
    if labels and "size" not in found.values and len(form.axes) == 1:
        found.values["size"] = str(len(labels))
    size = found.size(form)
    _require_labels(name, kind, size, labels)
    metrics = found.words("metrics") or form.default_metrics
    for metric in metrics:
        if metric not in form.metrics:
            hint = suggest(metric, form.metrics)
            raise SpecError(f"output {name!r}: no metric {metric!r} for {kind}; {hint}")
    count = size[0] if kind == "regression" else 1
    return Output(
        name,
        kind,
        size,
        found.columns(count),
        found.word("loss", form.losses, form.losses[0]),
        found.weight(),
        metrics,
        labels,
    )


def _require_labels(name: str, kind: str, size: tuple[int, ...], labels: tuple[str, ...]) -> None:
    if not labels:
        return
    if kind not in ("binary", "classes", "multilabel"):
        raise SpecError(f"output {name!r}: labels are for binary, classes and multilabel")
    expected = 2 if kind == "binary" else size[0]
    if len(labels) != expected or len(set(labels)) != expected:
        raise SpecError(f"output {name!r}: give {expected} different labels, not {len(labels)}")


class _Entry:
    """The values of one entry by key, each checked as it is taken."""

    def __init__(self, what: str, entry: str | dict[str, Any], keys: tuple[str, ...]) -> None:
        self.what = what
        if not isinstance(entry, (str, dict)):
            raise SpecError(f"an {what} must be name:kind:size or a table, not {entry!r}")
        self.values = _split(what, entry) if isinstance(entry, str) else dict(entry)
        for key in self.values:
            if key not in keys:
                raise SpecError(f"{self}: there is no {key!r}; {suggest(str(key), keys)}")

    def __str__(self) -> str:
        return f"{self.what} {self.values.get('name', '')!r}"

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise SpecError(f"{self}: {key} must be a word, not {value!r}")
        return value

    def name(self) -> str:
        name = self.text("name")
        if not name:
            raise SpecError(f"{self.what}: a name is missing; write name:kind:size")
        return name

    def kind(self, known: Mapping[str, InputKind]) -> str:
        kind = self.text("kind")
        kind = ALIASES.get(kind, kind)
        if not kind:
            raise SpecError(f"{self}: a kind is missing; valid are {', '.join(known)}")
        if kind not in known:
            raise SpecError(f"{self}: there is no kind {kind!r}; {suggest(kind, known)}")
        return kind

    def word(self, key: str, known: tuple[str, ...], default: str) -> str:
        word = self.text(key) or default
        if word not in known:
            raise SpecError(f"{self}: there is no {key} {word!r} here; {suggest(word, known)}")
        return word

    def words(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, ())
        items = value.split("+") if isinstance(value, str) else value
        if not isinstance(items, (list, tuple)) or not all(map(_is_word, items)):
            raise SpecError(f"{self}: {key} must be a list of words in quotes, not {value!r}")
        return tuple(str(item) for item in items)

    def columns(self, count: int) -> tuple[str, ...]:
        """Return the columns to read: by default, what has the name, or is numbered after it."""
        name = self.name()
        given = self.words("columns")
        if not given:
            return (name,) if count == 1 else tuple(f"{name}_{i}" for i in range(1, count + 1))
        if len(given) != count:
            raise SpecError(f"{self}: give {count} columns, not {len(given)}")
        return given

    def weight(self) -> float:
        value = self.values.get("weight", 1.0)
        try:
            weight = float(value)
        except (TypeError, ValueError):
            weight = -1.0
        if not 0 <= weight < float("inf"):
            raise SpecError(f"{self}: weight must be a number of 0 or more, not {value!r}")
        return weight

    def size(self, kind: InputKind) -> tuple[int, ...]:
        """Return all numbers of the size; those left out at its end are the defaults."""
        given = self._numbers(kind)
        if len(given) > len(kind.axes):
            raise self._bad_size(kind, "too many numbers")
        size = list(given)
        for axis in kind.axes[len(given) :]:
            if axis.default is None:
                raise self._bad_size(kind, f"{axis.name} is missing")
            size.append(axis.default)
        for axis, number in zip(kind.axes, size, strict=True):
            if not axis.least <= number <= axis.most:
                raise self._bad_size(kind, f"{axis.name} is from {axis.least} to {axis.most}")
        return tuple(size)

    def _numbers(self, kind: InputKind) -> list[int]:
        value = self.values.get("size", ())
        if value == "":
            return []
        if isinstance(value, (str, int)):
            texts = str(value).lower().split("x")
        else:
            texts = [str(number) for number in value] if isinstance(value, (list, tuple)) else [""]
        if not all(re.fullmatch(r"[0-9]{1,12}", text) for text in texts):
            raise self._bad_size(kind, "whole numbers with x between them")
        return [int(text) for text in texts]

    def _bad_size(self, kind: InputKind, why: str) -> SpecError:
        name = self.values.get("kind")
        size = self.values.get("size", "none")
        form = f"valid is {kind.form}" if kind.axes else "it has none"
        return SpecError(f"{self}: {size!r} is no size of {name} ({why}); {form}")


def _is_word(item: object) -> bool:
    """Whether this is text or a whole number. YAML reads yes and no as booleans."""
    return isinstance(item, (str, int)) and not isinstance(item, bool)


def _split(what: str, text: str) -> dict[str, Any]:
    """Take `name:kind:size:key=value` apart."""
    values: dict[str, Any] = {}
    places = iter(("name", "kind", "size"))
    for part in text.split(":"):
        key, equals, value = part.partition("=")
        if not equals:
            key, value = next(places, ""), part
        if not key or key in values:
            raise SpecError(f"{what} {text!r}: write name:kind:size, then key=value")
        values[key.strip()] = value.strip()
    return values
