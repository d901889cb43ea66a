"""`kerasgen new`: options, a file or answers to a specification, and that to files."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from kerasgen.cli.failures import Failure
from kerasgen.cli.parameters import ASSIGNMENT, UNITS
from kerasgen.cli.streams import say, write_stdout
from kerasgen.scaffold.kinds import INPUT_KINDS, OUTPUT_KINDS
from kerasgen.scaffold.spec import MERGES, STYLES, SpecError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kerasgen.scaffold.fitting import Draft
    from kerasgen.scaffold.manifest import Template, Variable

__all__ = ["command"]

_ENDINGS = {"single-file": ".py", "notebook": ".ipynb"}

# What Keras trains on.
_BACKENDS = ("tensorflow", "jax", "torch")


@click.command("new", short_help="Write a model with several inputs and outputs, ready to train.")
@click.argument("dest", required=False, metavar="DEST")
@click.option("--template", metavar="NAME", help="A template, or a folder; default: multi-io.")
@click.option("--list", "lists", is_flag=True, help="Show the templates, and write nothing.")
@click.option(
    "--input",
    "inputs",
    multiple=True,
    metavar="NAME:KIND:SIZE",
    help=f"An input, like photo:image:128x128x3; kinds: {', '.join(INPUT_KINDS)}.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME:KIND:SIZE",
    help=f"An output, like segment:classes:5; kinds: {', '.join(OUTPUT_KINDS)}. "
    "More can follow: :loss=huber:weight=0.5:metrics=mae+mse",
)
@click.option("--merge", metavar="HOW", help=f"How inputs join: {', '.join(MERGES)}.")
@click.option("--trunk", type=UNITS, help="The sizes of the layers that all outputs share.")
@click.option("--style", metavar="STYLE", help=f"How Keras is imported: {' or '.join(STYLES)}.")
@click.option(
    "--set",
    "variables",
    type=ASSIGNMENT,
    multiple=True,
    help="A variable of the template, like backbone=MobileNetV2.",
)
@click.option("--spec", metavar="FILE", help="Take all of that from a TOML or YAML file.")
@click.option("--from-csv", metavar="FILE", help="Read inputs and outputs from a table.")
@click.option(
    "--target", "targets", multiple=True, metavar="COLUMN", help="A column to be predicted."
)
@click.option("--defaults", is_flag=True, help="Take the default of all that is not given.")
@click.option("--single-file", is_flag=True, help="Write one .py file.")
@click.option("--notebook", is_flag=True, help="Write one notebook.")
@click.option("--dry-run", is_flag=True, help="Print the files; write nothing.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
def command(**given: Any) -> int:
    """Write a model and all that trains it to DEST, from a template and a specification.

    What is written has been built before: it lints clean, and trains on made-up examples at once.
    """
    if given["lists"]:
        return _list()
    _require_sense(given)
    try:
        return _new(given)
    except SpecError as error:
        raise Failure(str(error)) from None


def _require_sense(given: dict[str, Any]) -> None:
    """Refuse options that contradict each other."""
    sides = bool(given["inputs"] or given["outputs"])
    complaints = {
        "no DEST given; name a folder (or a file, with --single-file or --notebook)": (
            not given["dest"]
        ),
        "--single-file and --notebook contradict each other": (
            given["single_file"] and given["notebook"]
        ),
        "--spec and --from-csv contradict each other": given["spec"] and given["from_csv"],
        "--spec lists the inputs and outputs: change them there": given["spec"] and sides,
        "--from-csv reads the inputs and outputs: change them in the file that it writes": (
            given["from_csv"] and sides
        ),
        "--target is for --from-csv": given["targets"] and not given["from_csv"],
    }
    for complaint, applies in complaints.items():
        if applies:
            raise click.UsageError(complaint, click.get_current_context())


def _list() -> int:
    from kerasgen.scaffold.manifest import built_in, find_template

    names = list(built_in())
    width = max(map(len, names))
    for name in names:
        click.echo(f"{name:{width}}  {find_template(name).description}")
    return 0


def _new(given: dict[str, Any]) -> int:
    from kerasgen.scaffold import generate
    from kerasgen.scaffold.fitting import fitted
    from kerasgen.scaffold.manifest import DEFAULT, find_template

    form, folder, name = _destination(given)
    document = _document(given)
    asks = _asks(given)
    chosen = given["template"] or document.get("template")
    if chosen is None:
        chosen = _ask_template() if asks else DEFAULT
    template = find_template(chosen)
    draft = _draft(given, document, name)
    if asks:
        draft = _asked(draft, template)
    spec = fitted(draft, template, with_defaults=given["defaults"])
    files = generate(spec, template, form)
    if form != "project":
        (text,) = files.values()
        files = {name + _ENDINGS[form]: text}
        if given["from_csv"]:
            from kerasgen.scaffold.documents import as_toml

            files[f"{name}.toml"] = as_toml(spec, template.reference)
    if given["dry_run"]:
        _print(folder, files)
        return 0
    _place(folder, files, overwrite=given["force"])
    _say_next(given, folder, form, files)
    return 0


def _destination(given: dict[str, Any]) -> tuple[str, str, str]:
    """Return the form of what is written, the folder it goes to, and its name."""
    dest = os.path.normpath(given["dest"])
    stem, ending = os.path.splitext(dest)
    if given["single_file"] or (ending == ".py" and not given["notebook"]):
        form = "single-file"
    else:
        form = "notebook" if given["notebook"] or ending == ".ipynb" else "project"
    if form == "project":
        return form, dest, os.path.basename(os.path.abspath(dest))
    path = stem if ending == _ENDINGS[form] else dest
    if form == "single-file" and os.path.basename(path) in _taken_modules():
        raise SpecError(f"{path}.py would hide the module of this name; choose another name")
    return form, os.path.dirname(path), os.path.basename(os.path.abspath(path))


def _taken_modules() -> frozenset[str]:
    """Return the modules that a file beside the others would hide."""
    return sys.stdlib_module_names | {"keras", "numpy", "tensorflow"}


def _document(given: dict[str, Any]) -> dict[str, Any]:
    if not given["spec"]:
        return {}
    from kerasgen.scaffold.documents import read_document

    return read_document(given["spec"])


def _draft(given: dict[str, Any], document: dict[str, Any], name: str) -> Draft:
    """Put together what was typed and what a file says; what was typed wins."""
    from kerasgen.scaffold.entries import input_of, output_of
    from kerasgen.scaffold.fitting import Draft
    from kerasgen.scaffold.spec import identifier

    inputs = tuple(map(input_of, given["inputs"] or document.get("inputs", ())))
    outputs = tuple(map(output_of, given["outputs"] or document.get("outputs", ())))
    if given["from_csv"]:
        inputs, outputs = _read_table(given["from_csv"], given["targets"])
    trunk = given["trunk"]
    if trunk is None and "trunk" in document:
        try:
            trunk = UNITS.convert(",".join(map(str, document["trunk"])), None, None)
        except click.BadParameter as error:
            raise SpecError(f"{given['spec']}: trunk: {error.message}") from None
    return Draft(
        identifier(document.get("name", name)),
        inputs,
        outputs,
        given["merge"] or document.get("merge"),
        trunk or (),
        given["style"] or document.get("style"),
        {**document.get("variables", {}), **dict(given["variables"])},
    )


def _read_table(path: str, targets: tuple[str, ...]) -> tuple[Any, Any]:
    """Return inputs and outputs from a table, and say what was decided for each column."""
    from kerasgen.scaffold.table import draft_from_csv

    found = draft_from_csv(path, targets)
    for decision in found.decisions:
        say(f"{decision.column}: {decision.what} ({decision.why})")
    return found.inputs, found.outputs


def _asks(given: dict[str, Any]) -> bool:
    """Whether what is missing is to be asked for."""
    if given["defaults"] or given["spec"] or given["from_csv"]:
        return False
    missing = not given["inputs"] or not given["outputs"]
    return missing and sys.stdin is not None and sys.stdin.isatty()


def _ask_template() -> str:
    from kerasgen.scaffold.manifest import DEFAULT, built_in

    choices = click.Choice(list(built_in()))
    answer: str = click.prompt("Template", default=DEFAULT, type=choices, err=True)
    return answer


def _asked(draft: Draft, template: Template) -> Draft:
    """Ask for the inputs and outputs that are missing, and how they join."""
    from dataclasses import replace

    from kerasgen.scaffold.entries import input_of, output_of
    from kerasgen.scaffold.fitting import default_outputs

    if not draft.inputs:
        inputs = _ask_entries("Input", input_of, template.inputs.default)
        draft = replace(draft, inputs=inputs)
        if len(inputs) > 1 and template.merges and draft.merge is None:
            choices = click.Choice(list(template.merges))
            merge = click.prompt("Merge", default=template.merges[0], type=choices, err=True)
            draft = replace(draft, merge=merge)
    if not draft.outputs:
        defaults = default_outputs(draft.inputs, template)
        draft = replace(draft, outputs=_ask_entries("Output", output_of, defaults))
    asked = {
        name: _ask_variable(variable)
        for name, variable in template.variables.items()
        if name not in draft.variables
    }
    return replace(draft, variables={**draft.variables, **asked})


def _ask_variable(variable: Variable) -> object:
    """Ask for a variable of a template, again until it is valid."""
    kind: Any = type(variable.default)
    if variable.choices:
        kind = click.Choice([str(choice) for choice in variable.choices])
    elif kind is int:
        kind = click.IntRange(variable.least, variable.most)
    text = variable.help or variable.name
    return click.prompt(text, default=variable.default, type=kind, err=True)


def _ask_entries(
    what: str, read: Callable[[str], Any], defaults: tuple[str, ...] | list[str]
) -> tuple[Any, ...]:
    """Ask for one entry after the other, again if it is not valid, until an empty answer."""
    say(f"{what}s, as name:kind:size; an empty answer ends the list.")
    if defaults:
        say(f"An empty first answer takes {' '.join(defaults)}")
    entries: list[Any] = []
    while True:
        answer = click.prompt(what, default="", show_default=False, err=True).strip()
        if not answer:
            return tuple(entries) or tuple(map(read, defaults))
        try:
            entries.append(read(answer))
        except SpecError as error:
            say(str(error))


def _print(folder: str, files: Mapping[str, str]) -> None:
    """Print the files, each under its path."""
    parts = [f"==> {os.path.join(folder, path)} <==\n{text}" for path, text in files.items()]
    write_stdout("\n".join(parts).encode())


def _place(folder: str, files: Mapping[str, str], *, overwrite: bool) -> None:
    from kerasgen.files.placing import place_files
    from kerasgen.files.writing import WriteRefusedError

    data = {path: text.encode() for path, text in files.items()}
    try:
        place_files(folder, data, overwrite=overwrite)
    except WriteRefusedError as error:
        raise Failure(str(error)) from None


def _say_next(given: dict[str, Any], folder: str, form: str, files: Mapping[str, str]) -> None:
    """Say what was written, and what to do with it."""
    for path in files:
        say(f"wrote {os.path.join(folder, path)}")
    if not any(map(find_spec, _BACKENDS)):
        listed = os.path.join(folder, "requirements.txt")
        packages = f"-r {listed}" if "requirements.txt" in files else "tensorflow"
        say(f"to train, Keras needs a backend, and none is installed: pip install {packages}")
    table = given["from_csv"]
    if form == "project" and "train.py" in files:
        data = f" --data {os.path.relpath(table, folder)}" if table else ""
        say(f"next: cd {folder} && python train.py --epochs 1{data}")
    elif form == "single-file":
        data = f" --data {table}" if table else ""
        say(f"next: python {os.path.join(folder, next(iter(files)))} train --epochs 1{data}")
