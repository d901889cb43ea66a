"""docs/scaffold.md: every command in it runs, its example is a template, its lists are complete."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kerasgen.scaffold.kinds import INPUT_KINDS, OUTPUT_KINDS
from kerasgen.scaffold.manifest import Side, Variable
from kerasgen.scaffold.spec import MERGES
from tests.cli.running import invoke

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "scaffold.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
FILES = re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def test_all_commands_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert [path for path, _ in FILES] == [
        "mine/template.toml",
        "mine/model.py.j2",
        "mine/card.md.j2",
    ]
    for path, text in FILES:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")
    assert len(COMMANDS) >= 8
    for command in COMMANDS:
        program, *arguments = shlex.split(command)
        assert program == "kerasgen"
        run = invoke(*arguments)
        assert run.code == 0, (command, run.err)
    assert "UNITS = 64" in Path("ward/model.py").read_text()
    again = invoke("new", "ward", "--spec", "ward/spec.toml", "--force")
    assert again.code == 0, again.err
    assert "UNITS = 64" in Path("ward/model.py").read_text()
    assert Path("clinic/clinic.md").read_text() == "# clinic\n\nFrom age, sizes to ill.\n"
    assert "MultiHeadAttention" in Path("shop/model.py").read_text()


def test_every_kind_and_its_size_is_listed() -> None:
    for kinds in (INPUT_KINDS, OUTPUT_KINDS):
        for name, kind in kinds.items():
            form = f"`{kind.form}`" if kind.form else ""
            assert re.search(rf"^\| `{name}` \| {form}", TEXT, re.MULTILINE), name


def test_every_key_of_a_manifest_is_named() -> None:
    keys = {*Side.__dataclass_fields__, *Variable.__dataclass_fields__} - {"name"}
    for key in keys:
        assert f"`{key.replace('_', '-')}`" in TEXT, key
    assert all(f"`{merge}`" in TEXT for merge in MERGES)


MISFIT = """\
import keras
from keras import layers
a = keras.Input((2, 3))
b = keras.Input((4, 3))
layers.Add()([a, b])
"""

# A file of a template, its text, and what the one line says.
BROKEN = {
    "undefined": ("model.py.j2", "x = {{ unit }}", "'unit' is undefined"),
    "attribute": ("model.py.j2", "{{ inputs[0].nme }}", "has no attribute 'nme'"),
    "syntax": ("model.py.j2", "{% for %}", "model.py.j2: line 1:"),
    "no Python": ("model.py.j2", "def f(:\n", "line 1 is no Python"),
    "sandbox": ("model.py.j2", "{{ name.__class__.__mro__ }}", "unsafe"),
    "endless": ("model.py.j2", "{% for i in range(10**9) %}{% endfor %}", "Range too big"),
    "recursion": (
        "model.py.j2",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "maximum recursion depth exceeded",
    ),
    "include": ("model.py.j2", '{% include "../secret" %}', "there is no file ../secret"),
    "no model": ("model.py.j2", "x = 1\n", "no model could be built: none of the files makes one"),
    "a finding": (
        "model.py.j2",
        MISFIT,
        "nothing written: model.py:5: KG104",
    ),
    "manifest": ("template.toml", "description = 3", "description must be a str"),
    "key": ("template.toml", 'descripton = "x"', "did you mean 'description'?"),
    "missing": ("template.toml", 'description = "x"', "description and files must be given"),
    "no TOML": ("template.toml", "[", "cannot parse"),
    "outside": (
        "template.toml",
        'description = "x"\n[files]\n"../x.py" = "model.py.j2"',
        "'../x.py' is not a path inside the scaffold",
    ),
    "no source": (
        "template.toml",
        'description = "x"\n[files]\n"x.py" = "nowhere.j2"',
        "there is no file nowhere.j2",
    ),
    "kind": (
        "template.toml",
        'description = "x"\n[files]\n"x.py" = "model.py.j2"\n[inputs]\nkinds = ["img"]',
        "there is no kind 'img'",
    ),
    "towers": (
        "template.toml",
        'description = "x"\n[files]\n"x.py" = "model.py.j2"\n[inputs]\ntowers = ["a"]',
        "towers must be two names",
    ),
    "variable": (
        "template.toml",
        'description = "x"\n[files]\n"x.py" = "model.py.j2"\n[variables.name]\ndefault = 1',
        "not a name for a variable",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, text in FILES:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")
    path, text, message = BROKEN[name]
    Path("mine", path).write_text(text, encoding="utf-8")
    run = invoke(
        "new", "clinic", "--template", "./mine", "--input", "age:number", "--output", "y:binary"
    )
    assert run.code == 2
    (line,) = run.lines
    assert message in line
    assert not Path("clinic").exists()
