"""A specification as a file: TOML and YAML in, TOML out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from kerasgen.files.bytes import read_bytes
from kerasgen.files.trouble import describe
from kerasgen.scaffold.kinds import INPUT_KINDS, OUTPUT_KINDS
from kerasgen.scaffold.spec import SpecError, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kerasgen.scaffold.spec import Input, Output, Spec

__all__ = ["KEYS", "as_toml", "parse_toml", "read_document"]

# What a file may say, each with what it must be.
KEYS: Mapping[str, type] = {
    "template": str,
    "name": str,
    "style": str,
    "merge": str,
    "trunk": list,
    "inputs": list,
    "outputs": list,
    "variables": dict,
}


def read_document(path: str) -> dict[str, Any]:
    """Return what a specification file says, by key. Raises SpecError."""
    try:
        data = read_bytes(path)
    except OSError as error:
        raise SpecError(f"{path}: cannot read: {describe(error)}") from None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise SpecError(f"{path}: cannot parse: not UTF-8") from None
    is_yaml = path.endswith((".yaml", ".yml"))
    document = _parse_yaml(path, text) if is_yaml else parse_toml(path, text)
    for key, value in document.items():
        if key not in KEYS:
            raise SpecError(f"{path}: there is no {key!r}; {suggest(str(key), KEYS)}")
        if not isinstance(value, KEYS[key]):
            raise SpecError(f"{path}: {key} must be a {KEYS[key].__name__}, not {value!r}")
    return document


def parse_toml(path: str, text: str) -> dict[str, Any]:
    """Return the table of a TOML text. Raises SpecError, which names the path."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        document: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SpecError(f"{path}: cannot parse: {error}") from None
    return document


def _parse_yaml(path: str, text: str) -> dict[str, Any]:
    import yaml

    try:
        document = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise SpecError(f"{path}: cannot parse: {' '.join(str(error).split())}") from None
    if not isinstance(document, dict):
        raise SpecError(f"{path}: must hold keys and values; valid are {', '.join(KEYS)}")
    return document


def as_toml(spec: Spec, template: str) -> str:
    """Return the text of a file that `--spec` reads as this specification."""
    lines = [
        f"template = {_value(template)}",
        f"name = {_value(spec.name)}",
        f"style = {_value(spec.style)}",
        *([f"merge = {_value(spec.merge)}"] if spec.merge else []),
        f"trunk = {_value(list(spec.trunk))}",
    ]
    if spec.variables:
        lines += ["", "[variables]"]
        lines += [f"{key} = {_value(value)}" for key, value in spec.variables.items()]
    for one in spec.inputs:
        lines += ["", "[[inputs]]", *_input_lines(one)]
    for output in spec.outputs:
        lines += ["", "[[outputs]]", *_output_lines(output)]
    return "\n".join(lines) + "\n"


def _input_lines(one: Input) -> list[str]:
    values: dict[str, object] = {"name": one.name, "kind": one.kind}
    if INPUT_KINDS[one.kind].axes:
        values["size"] = list(one.size)
    values["columns"] = list(one.columns)
    if one.kind == "category":
        values["encoding"] = one.encoding
    if one.tower:
        values["tower"] = one.tower
    return [f"{key} = {_value(value)}" for key, value in values.items()]


def _output_lines(output: Output) -> list[str]:
    values: dict[str, object] = {"name": output.name, "kind": output.kind}
    if OUTPUT_KINDS[output.kind].axes:
        values["size"] = list(output.size)
    values |= {
        "columns": list(output.columns),
        "loss": output.loss,
        "weight": output.weight,
        "metrics": list(output.metrics),
    }
    if output.labels:
        values["labels"] = list(output.labels)
    return [f"{key} = {_value(value)}" for key, value in values.items()]


def _value(value: object) -> str:
    """Return a value as TOML: its strings, numbers and lists are written as in JSON."""
    # DEL is the one character that JSON leaves as it is and TOML does not take.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
