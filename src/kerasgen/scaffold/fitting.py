"""A draft and a template to a specification: defaults filled in, and all that is asked checked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kerasgen.scaffold.entries import input_of, output_of
from kerasgen.scaffold.spec import STYLES, Input, Output, Spec, SpecError, require_names, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kerasgen.scaffold.manifest import Side, Template, Variable

__all__ = ["Draft", "fitted"]

# The output that gives an input back, by the kind of the input.
_MIRRORS = {
    "image": "image",
    "sequence": "sequence",
    "spectrogram": "sequence",
    "number": "regression",
}


@dataclass(frozen=True)
class Draft:
    """A specification as it was asked for. What is None or empty was not said."""

    name: str
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Output, ...] = ()
    merge: str | None = None
    trunk: tuple[int, ...] = ()
    style: str | None = None
    variables: Mapping[str, object] = field(default_factory=dict)


def fitted(draft: Draft, template: Template, *, with_defaults: bool = False) -> Spec:
    """Return the specification that a template can render. Raises SpecError.

    `with_defaults` takes the inputs and outputs of the template where none are given.
    """
    inputs, outputs = draft.inputs, draft.outputs
    if with_defaults and not inputs:
        inputs = tuple(map(input_of, template.inputs.default))
    inputs = _with_towers(inputs, template.inputs)
    if with_defaults and not outputs:
        outputs = tuple(output_of(text) for text in default_outputs(inputs, template))
    if template.outputs.mirror_input and inputs:
        _require_side("input", inputs, template.inputs, template)
        outputs = _with_mirror(inputs[0], outputs)
    _require_side("input", inputs, template.inputs, template)
    _require_side("output", outputs, template.outputs, template)
    require_names(inputs, outputs)
    _require_columns(inputs, outputs)
    _require_pictures(inputs, outputs, template)
    return Spec(
        draft.name,
        inputs,
        outputs,
        _merge(draft.merge, template),
        draft.trunk or Spec.trunk,
        _style(draft.style),
        _variables(draft.variables, template),
    )


def default_outputs(inputs: tuple[Input, ...], template: Template) -> list[str]:
    """Return the default outputs of a template, as entries; their pictures fit the input."""
    pictures = [one.size for one in inputs if one.kind == "image"]
    height, width, _ = pictures[0] if pictures else (128, 128, 3)
    try:
        return [text.format(height=height, width=width) for text in template.outputs.default]
    except (LookupError, ValueError):
        raise SpecError(
            f"template {template.name}: a default may hold {{height}} and {{width}} only"
        ) from None


def _require_side(
    what: str, given: tuple[Input, ...] | tuple[Output, ...], side: Side, template: Template
) -> None:
    """Check number and kinds of the inputs or outputs."""
    for one in given:
        if one.kind not in side.kinds:
            valid = ", ".join(side.kinds)
            raise SpecError(
                f"{what} {one.name!r}: {template.name} takes no {one.kind}; valid are {valid}"
            )
    if not side.least <= len(given) <= side.most:
        number = _number(side)
        hint = "" if given else f"; add --{what} name:kind:size, or --defaults"
        raise SpecError(f"{template.name} takes {number} {what}s, not {len(given)}{hint}")
    if side.alike and len({(one.kind, one.size) for one in given}) > 1:
        raise SpecError(f"{template.name} takes {what}s of one kind and size only")
    needed = side.needs_one_of
    if needed and not any(one.kind in needed for one in given):
        raise SpecError(f"{template.name} needs an {what} of kind {' or '.join(needed)}")


def _number(side: Side) -> str:
    if side.least == side.most:
        return str(side.least)
    return f"{side.least} or more" if side.most >= 1000 else f"{side.least} to {side.most}"


def _require_columns(inputs: tuple[Input, ...], outputs: tuple[Output, ...]) -> None:
    """Require that each input has columns of its own: a dict of cells holds each once."""
    seen: dict[str, str] = {}
    for one in inputs:
        for column in one.columns:
            if column in seen:
                raise SpecError(
                    f"input {one.name!r}: column {column!r} is that of {seen[column]!r}"
                )
            seen[column] = one.name
    for output in outputs:
        for column in set(output.columns) & seen.keys():
            same = [one for one in inputs if one.name == seen[column]]
            if _MIRRORS.get(same[0].kind) != output.kind:
                raise SpecError(
                    f"output {output.name!r}: column {column!r} is that of the input "
                    f"{same[0].name!r}, which is no {output.kind}"
                )


def _require_pictures(
    inputs: tuple[Input, ...], outputs: tuple[Output, ...], template: Template
) -> None:
    channels, side = template.inputs.channels, template.inputs.least_side
    pictures = [one for one in inputs if one.kind == "image"]
    for one in pictures:
        if channels and one.size[2] != channels:
            raise SpecError(
                f"input {one.name!r}: {template.name} takes images with {channels} channels, "
                f"not {one.size[2]}"
            )
        if min(one.size[:2]) < side:
            raise SpecError(
                f"input {one.name!r}: {template.name} takes images from {side}x{side} on"
            )
    for output in outputs:
        if output.kind in template.outputs.size_of_input and pictures:
            if output.size[:2] != pictures[0].size[:2]:
                height, width, _ = pictures[0].size
                raise SpecError(
                    f"output {output.name!r}: must be as large as {pictures[0].name!r}, "
                    f"{height}x{width}"
                )


def _with_towers(inputs: tuple[Input, ...], side: Side) -> tuple[Input, ...]:
    """Give each input its tower: the first one the first, the others the second, unless told."""
    if not side.towers:
        for one in inputs:
            if one.tower:
                raise SpecError(f"input {one.name!r}: only two-tower has towers")
        return inputs
    valid = " and ".join(side.towers)
    for one in inputs:
        if one.tower and one.tower not in side.towers:
            raise SpecError(f"input {one.name!r}: no tower {one.tower!r}; valid are {valid}")
    first, second = side.towers
    named = any(one.tower for one in inputs)
    placed = tuple(
        replace(one, tower=one.tower or (second if index or named else first))
        for index, one in enumerate(inputs)
    )
    if inputs and {one.tower for one in placed} != set(side.towers):
        raise SpecError(f"each tower needs an input: {valid}; write name:kind:size:tower={first}")
    return placed


def _with_mirror(one: Input, outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Let one output be the input again: the first of its form, or a new one."""
    kind = _MIRRORS.get(one.kind)
    if kind is None:
        valid = ", ".join(_MIRRORS)
        raise SpecError(f"input {one.name!r}: {one.kind} cannot be an output; valid are {valid}")
    for index, output in enumerate(outputs):
        if (output.kind, output.size) == (kind, one.size):
            mirror = replace(output, columns=one.columns)
            return (mirror, *outputs[:index], *outputs[index + 1 :])
    new = output_of({"name": "reconstruction", "kind": kind, "size": list(one.size)})
    return (replace(new, columns=one.columns), *outputs)


def _merge(merge: str | None, template: Template) -> str:
    if merge is None:
        return template.merges[0] if template.merges else ""
    if not template.merges:
        raise SpecError(f"{template.name} has a merge of its own: leave out merge")
    if merge not in template.merges:
        raise SpecError(f"there is no merge {merge!r}; {suggest(merge, template.merges)}")
    return merge


def _style(style: str | None) -> str:
    if style is not None and style not in STYLES:
        raise SpecError(f"there is no style {style!r}; {suggest(style, STYLES)}")
    return style or STYLES[0]


def _variables(given: Mapping[str, object], template: Template) -> dict[str, object]:
    for name in given:
        if name not in template.variables:
            hint = suggest(name, template.variables) if template.variables else "it has none"
            raise SpecError(f"{template.name} has no variable {name!r}; {hint}")
    return {
        name: _value(variable, given.get(name, variable.default))
        for name, variable in template.variables.items()
    }


def _value(variable: Variable, value: object) -> object:
    """Return the value of a variable in the type of its default."""
    kind = type(variable.default)
    try:
        fits = _converted(kind, value)
    except (KeyError, TypeError, ValueError):
        raise SpecError(f"{variable.name}: {value!r} is no {kind.__name__}") from None
    if variable.choices and fits not in variable.choices:
        choices = [str(choice) for choice in variable.choices]
        raise SpecError(f"{variable.name}: there is no {value!r}; {suggest(str(value), choices)}")
    if kind is int and not variable.least <= int(str(fits)) <= variable.most:
        raise SpecError(f"{variable.name} is from {variable.least} to {variable.most}")
    return fits


def _converted(kind: type, value: object) -> object:
    if isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
        return value
    if kind is bool:
        return {"true": True, "false": False}[str(value).lower()]
    if isinstance(value, str):
        return kind(value)
    if kind is float and isinstance(value, int):
        return float(value)
    raise TypeError
