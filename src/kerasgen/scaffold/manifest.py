"""Templates: a folder with a `template.toml`, shipped with kerasgen or the user's own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kerasgen.files.trouble import describe
from kerasgen.scaffold.documents import parse_toml
from kerasgen.scaffold.kinds import INPUT_KINDS, OUTPUT_KINDS
from kerasgen.scaffold.spec import MERGES, SpecError, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEFAULT", "MANIFEST", "Side", "Template", "Variable", "built_in", "find_template"]

DEFAULT = "multi-io"
MANIFEST = "template.toml"

_KEYS: Mapping[str, type] = {
    "description": str,
    "files": dict,
    "single-file": str,
    "notebook": str,
    "merges": list,
    "inputs": dict,
    "outputs": dict,
    "variables": dict,
}
_SIDE_KEYS: Mapping[str, type] = {
    "kinds": list,
    "least": int,
    "most": int,
    "default": list,
    "alike": bool,
    "channels": int,
    "least-side": int,
    "size-of-input": list,
    "needs-one-of": list,
    "towers": list,
    "mirror-input": bool,
}
_VARIABLE_KEYS: Mapping[str, type] = {
    "default": object,
    "help": str,
    "choices": list,
    "least": int,
    "most": int,
}
# Names that templates see besides their variables.
RESERVED = ("name", "inputs", "outputs", "merge", "trunk", "style", "template", "imports")


@dataclass(frozen=True)
class Side:
    """What a template takes as its inputs, or its outputs.

    `alike`: all of one kind and size. `channels`, `least_side`: what an image must have.
    `size_of_input`: outputs of these kinds have the height and width of the image that comes in.
    `needs_one_of`: kinds of which one must be there. `towers`: the two groups that inputs form.
    `mirror_input`: one output is the input again.
    """

    kinds: tuple[str, ...]
    least: int = 0
    most: int = 1000
    default: tuple[str, ...] = ()
    alike: bool = False
    channels: int = 0
    least_side: int = 0
    size_of_input: tuple[str, ...] = ()
    needs_one_of: tuple[str, ...] = ()
    towers: tuple[str, ...] = ()
    mirror_input: bool = False


@dataclass(frozen=True)
class Variable:
    """A value that a template lets be set. Its default tells its type."""

    name: str
    default: str | int | float | bool
    help: str = ""
    choices: tuple[str | int, ...] = ()
    least: int = 1
    most: int = 1_000_000


@dataclass(frozen=True)
class Template:
    """A template folder, read. `files` maps what is written to what it is rendered from.

    `reference` finds it again: its name if it is shipped, else the path of its folder.
    """

    name: str
    reference: str
    folder: Path
    description: str
    files: Mapping[str, str]
    inputs: Side
    outputs: Side
    merges: tuple[str, ...] = MERGES
    variables: Mapping[str, Variable] = field(default_factory=dict)
    single_file: str = ""
    notebook: str = ""


def templates_folder() -> Path:
    """Return where the shipped templates are: in the package, or in the checkout it runs from."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "templates", package.parent.parent / "templates"):
        if (folder / DEFAULT / MANIFEST).is_file():
            return folder
    raise SpecError("the templates of kerasgen are missing; install it again")


def built_in() -> dict[str, Path]:
    """Return the folders of the shipped templates by name, the default one first."""
    found = {path.parent.name: path.parent for path in templates_folder().glob(f"*/{MANIFEST}")}
    return dict(sorted(found.items(), key=lambda item: (item[0] != DEFAULT, item[0])))


def find_template(name: str) -> Template:
    """Return a shipped template by its name, or the user's own by its folder. Raises SpecError."""
    shipped = built_in()
    if name in shipped:
        return _read(name, name, shipped[name])
    if os.sep not in name and "/" not in name and not Path(name).is_dir():
        hint = suggest(name, shipped)
        raise SpecError(f"there is no template {name!r}; {hint}, or the path of a folder")
    folder = Path(name)
    return _read(folder.resolve().name, name, folder)


def _read(name: str, reference: str, folder: Path) -> Template:
    path = folder / MANIFEST
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SpecError(f"{path}: cannot read: {describe(error)}") from None
    except UnicodeDecodeError:
        raise SpecError(f"{path}: cannot parse: not UTF-8") from None
    where = str(path)
    table = _checked(where, parse_toml(where, text), _KEYS)
    if not table.get("description") or not table.get("files"):
        raise SpecError(f"{where}: description and files must be given")
    return Template(
        name,
        reference,
        folder,
        str(table["description"]),
        _files(where, table["files"]),
        _side(f"{where}: inputs", table.get("inputs", {}), INPUT_KINDS),
        _side(f"{where}: outputs", table.get("outputs", {}), OUTPUT_KINDS),
        _merges(where, table),
        _variables(where, table.get("variables", {})),
        table.get("single-file", ""),
        table.get("notebook", ""),
    )


def _checked(where: str, table: dict[str, Any], keys: Mapping[str, type]) -> dict[str, Any]:
    for key, value in table.items():
        if key not in keys:
            raise SpecError(f"{where}: there is no {key!r}; {suggest(key, keys)}")
        if not isinstance(value, keys[key]):
            raise SpecError(f"{where}: {key} must be a {keys[key].__name__}, not {value!r}")
    return table


def _files(where: str, files: dict[str, Any]) -> dict[str, str]:
    for target, source in files.items():
        if not isinstance(source, str):
            raise SpecError(f"{where}: files: {target} must be the path of a template")
    return files


def _side(where: str, table: dict[str, Any], known: Mapping[str, object]) -> Side:
    values = {
        key.replace("-", "_"): value for key, value in _checked(where, table, _SIDE_KEYS).items()
    }
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(str(item) for item in value)
    kinds = values.pop("kinds", tuple(known))
    for kind in (*kinds, *values.get("size_of_input", ()), *values.get("needs_one_of", ())):
        if kind not in known:
            raise SpecError(f"{where}: there is no kind {kind!r}; {suggest(kind, known)}")
    if len(values.get("towers", ())) not in (0, 2):
        raise SpecError(f"{where}: towers must be two names")
    return Side(kinds, **values)


def _merges(where: str, table: dict[str, Any]) -> tuple[str, ...]:
    merges = tuple(table.get("merges", MERGES))
    for merge in merges:
        if merge not in MERGES:
            raise SpecError(f"{where}: there is no merge {merge!r}; {suggest(str(merge), MERGES)}")
    return merges


def _variables(where: str, table: dict[str, Any]) -> dict[str, Variable]:
    found = {}
    for name, values in table.items():
        place = f"{where}: variables: {name}"
        if not name.isidentifier() or name in RESERVED:
            raise SpecError(f"{place}: not a name for a variable; taken are {', '.join(RESERVED)}")
        if not isinstance(values, dict) or not isinstance(
            values.get("default"), (str, int, float, bool)
        ):
            raise SpecError(f"{place}: must have a default: a string, a number, true or false")
        values = _checked(place, dict(values), _VARIABLE_KEYS)
        values["choices"] = tuple(values.get("choices", ()))
        found[name] = Variable(name, **values)
    return found
