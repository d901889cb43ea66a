"""Random specifications: inputs and outputs of all kinds, with names that are no help."""

from __future__ import annotations

import keyword
import string
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from kerasgen.scaffold.entries import input_of, output_of
from kerasgen.scaffold.fitting import Draft
from kerasgen.scaffold.kinds import ENCODINGS, INPUT_KINDS, OUTPUT_KINDS
from kerasgen.scaffold.spec import STYLES

if TYPE_CHECKING:
    from kerasgen.scaffold.manifest import Template

__all__ = ["drafts", "names"]

_FIRST, _NEXT = string.ascii_letters, string.ascii_letters + string.digits + "_"
# Names that the generated code uses, or that come close to them.
_AWKWARD = ("x", "keras", "layers", "inputs", "outputs", "model", "rows", "np", "trunk", "batch")

# Sizes small enough to be trained in a test, the smallest that are allowed among them.
_SIZES = {
    "image": st.tuples(st.integers(1, 20), st.integers(1, 20), st.integers(1, 5)),
    "segmentation": st.tuples(st.integers(1, 20), st.integers(1, 20), st.integers(2, 4)),
    "sequence": st.tuples(st.integers(1, 9), st.integers(1, 4)),
    "spectrogram": st.tuples(st.integers(1, 12), st.integers(1, 9)),
    "text": st.tuples(st.integers(1, 9), st.integers(3, 50)),
    "tokens": st.tuples(st.integers(1, 9), st.integers(3, 50)),
    "number": st.tuples(st.integers(1, 4)),
    "regression": st.tuples(st.integers(1, 4)),
    "category": st.tuples(st.integers(2, 30)),
    "classes": st.tuples(st.integers(2, 9)),
    "multilabel": st.tuples(st.integers(1, 9)),
    "audio": st.tuples(st.integers(512, 3000)),
    "date": st.just(()),
    "binary": st.just(()),
}


def names() -> st.SearchStrategy[str]:
    """Valid names, some as long as they may be, some taken by the code around them."""
    plain = st.text(_NEXT, max_size=31).flatmap(
        lambda rest: st.sampled_from(_FIRST).map(lambda first: first + rest)
    )
    return (plain | st.sampled_from(_AWKWARD)).filter(lambda name: not keyword.iskeyword(name))


@st.composite
def drafts(draw: st.DrawFn, template: Template) -> Draft:
    """Drafts that a template takes."""
    inputs = draw(_entries(template.inputs.kinds, template.inputs.least, template.inputs.most, 5))
    outputs = draw(
        _entries(template.outputs.kinds, template.outputs.least, template.outputs.most, 4)
    )
    used = draw(st.lists(names(), min_size=20, max_size=20, unique_by=str.upper))
    for name, entry in zip(used, [*inputs, *outputs], strict=False):
        entry["name"] = name
    _satisfy(inputs, outputs, template)
    for index, entry in enumerate([*inputs, *outputs]):
        if not {"number", "regression"} & {entry["kind"]} and draw(st.booleans()):
            entry["columns"] = [draw(st.text("ab '\"é.(", max_size=30)) + str(index)]
    return Draft(
        draw(st.sampled_from(["shop", "a_model"])),
        tuple(map(input_of, inputs)),
        tuple(map(output_of, outputs)),
        draw(st.sampled_from(template.merges)) if template.merges else None,
        draw(st.sampled_from([(), (16,), (32, 16, 8)])),
        draw(st.sampled_from(STYLES)),
        draw(st.fixed_dictionaries({}, optional=_variables(template))),
    )


@st.composite
def _entries(
    draw: st.DrawFn, kinds: tuple[str, ...], least: int, most: int, many: int
) -> list[dict[str, Any]]:
    number = draw(st.integers(max(1, least), min(most, many)))
    entries = []
    for _ in range(number):
        kind = draw(st.sampled_from(kinds))
        entry: dict[str, Any] = {"kind": kind}
        size = draw(_SIZES[kind])
        if size:
            entry["size"] = list(size)
        if kind == "category":
            entry["encoding"] = draw(st.sampled_from(ENCODINGS))
        if kind in OUTPUT_KINDS and kind not in INPUT_KINDS:
            entry |= draw(_training(kind))
            entry |= draw(_labels(kind, entry))
        entries.append(entry)
    return entries


@st.composite
def _training(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A loss, a weight and metrics."""
    known = OUTPUT_KINDS[kind]
    return {
        "loss": draw(st.sampled_from(known.losses)),
        "weight": draw(st.sampled_from([0.5, 1.0, 2])),
        "metrics": draw(st.lists(st.sampled_from(sorted(known.metrics)), min_size=1, unique=True)),
    }


@st.composite
def _labels(draw: st.DrawFn, kind: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Sometimes, what the classes are called in the table."""
    if kind not in ("binary", "classes", "multilabel") or not draw(st.booleans()):
        return {}
    count = 2 if kind == "binary" else entry["size"][0]
    letters = st.text("ab '\"é.+-", min_size=1, max_size=40)
    labels = draw(st.lists(letters, min_size=count, max_size=count, unique=True))
    return {"labels": labels}


def _variables(template: Template) -> dict[str, st.SearchStrategy[object]]:
    """A strategy for each variable: its choices, or numbers that build quickly."""
    return {
        name: st.sampled_from(variable.choices)
        if variable.choices
        else st.integers(variable.least, min(variable.most, variable.least + 2))
        for name, variable in template.variables.items()
        if isinstance(variable.default, int) or variable.choices
    }


def _satisfy(
    inputs: list[dict[str, Any]], outputs: list[dict[str, Any]], template: Template
) -> None:
    """Change what a template forbids."""
    takes, gives = template.inputs, template.outputs
    if takes.alike:
        for entry in inputs[1:]:
            entry["kind"] = inputs[0]["kind"]
            for key in ("size", "encoding"):
                entry.pop(key, None)
                if key in inputs[0]:
                    entry[key] = inputs[0][key]
    if takes.needs_one_of and not any(one["kind"] in takes.needs_one_of for one in inputs):
        kind = takes.needs_one_of[0]
        inputs[0] = {**inputs[0], "kind": kind, "size": [20, 20, 3] if kind == "image" else [20]}
        inputs[0].pop("encoding", None)
    if gives.needs_one_of and not any(one["kind"] in gives.needs_one_of for one in outputs):
        name = outputs[0]["name"]
        outputs[0].clear()
        outputs[0] |= {"name": name, "kind": gives.needs_one_of[0]}
    pictures = [entry for entry in inputs if entry["kind"] == "image"]
    for entry in pictures:
        height, width, channels = entry["size"]
        side = takes.least_side
        entry["size"] = [height + side, width + side, takes.channels or channels]
    for entry in outputs:
        if entry["kind"] in gives.size_of_input and pictures:
            entry["size"] = [*pictures[0]["size"][:2], 3]
