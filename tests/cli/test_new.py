"""`kerasgen new`: what it writes, what it prints, and how it refuses."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from kerasgen.cli import new
from kerasgen.scaffold.kinds import INPUT_KINDS, OUTPUT_KINDS
from kerasgen.scaffold.manifest import built_in
from tests.cli.running import COMMAND, environment, invoke, process

pytestmark = pytest.mark.usefixtures("project")

SMALL = ("--input", "price:number", "--output", "demand:regression")
FILES = {
    "data.py",
    "model.md",
    "model.py",
    "predict.py",
    "pyproject.toml",
    "requirements.txt",
    "spec.toml",
    "test_model.py",
    "train.py",
}


def contents(folder: str = ".") -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def test_project() -> None:
    run = invoke("new", "shop", *SMALL)
    assert (run.code, run.out) == (0, b"")
    assert set(contents("shop")) == FILES
    assert run.lines[-1] == "next: cd shop && python train.py --epochs 1"
    assert invoke("lint", "shop").code == 0


@pytest.mark.parametrize(
    ("form", "packages"), [((), "-r shop/requirements.txt"), (("--single-file",), "tensorflow")]
)
def test_a_missing_backend_is_said(
    form: tuple[str, ...], packages: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "find_spec", lambda name: name == "jax" or None)
    assert "backend" not in invoke("new", "other", *SMALL).err
    monkeypatch.setattr(new, "find_spec", lambda _: None)
    run = invoke("new", "shop", *SMALL, *form)
    needs = "to train, Keras needs a backend, and none is installed"
    assert run.lines[-2] == f"{needs}: pip install {packages}"
    assert run.lines[-1].startswith("next: ")


def test_the_command_of_the_readme_is_quick_and_loads_no_keras() -> None:
    program = (
        "import sys; from kerasgen.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    found = {'keras', 'tensorflow', 'numpy'} & set(sys.modules)\n"
        "    print(found, file=sys.stderr)\n"
    )
    run = process("-c", program, "new", "shop", "--defaults", command=(COMMAND[0],))
    assert run.code == 0, run.err
    assert run.lines[-1] == "set()"


def test_single_file_and_notebook() -> None:
    assert invoke("new", "one", *SMALL, "--single-file").code == 0
    assert invoke("new", "two.py", *SMALL).code == 0
    assert invoke("new", "three", *SMALL, "--notebook").code == 0
    assert invoke("new", "sub/four.ipynb", *SMALL).code == 0
    assert {"one.py", "two.py", "three.ipynb", "sub/four.ipynb"} < set(contents())
    assert json.loads(Path("three.ipynb").read_text())["nbformat"] == 4
    assert 'name="two"' in Path("two.py").read_text()
    assert invoke("lint", "one.py", "two.py").code == 0


def test_style() -> None:
    assert invoke("new", "shop", *SMALL, "--style", "tf.keras").code == 0
    text = Path("shop/model.py").read_text()
    assert "from tensorflow import keras\nfrom tensorflow.keras import layers\n" in text
    assert "keras>=" not in Path("shop/requirements.txt").read_text()


def test_dry_run() -> None:
    before = contents()
    run = invoke("new", "shop", *SMALL, "--dry-run")
    assert run.code == 0
    assert contents() == before
    out = run.out.decode()
    assert set(re.findall(r"^==> shop/(\S+) <==$", out, re.MULTILINE)) == FILES
    assert "def build_model() -> keras.Model:" in out


def test_nothing_is_overwritten_without_force() -> None:
    Path("shop").mkdir()
    Path("shop/train.py").write_text("mine\n")
    Path("shop/notes.txt").write_text("mine, too\n")
    before = contents()
    run = invoke("new", "shop", *SMALL)
    assert run.code == 2
    assert run.lines == [f"error: {Path('shop').resolve()}/train.py: exists; --force overwrites"]
    assert contents() == before
    assert invoke("new", "shop", *SMALL, "--force").code == 0
    assert set(contents("shop")) == FILES | {"notes.txt"}
    assert Path("shop/notes.txt").read_text() == "mine, too\n"


def test_list() -> None:
    lines = invoke("new", "--list").out.decode().splitlines()
    assert [line.split()[0] for line in lines] == list(built_in())
    assert all(len(line.split()) > 5 for line in lines)


@pytest.mark.parametrize("name", built_in())
def test_defaults(name: str) -> None:
    run = invoke("new", "shop", "--template", name, "--defaults")
    assert run.code == 0, run.err
    assert set(contents("shop")) == FILES


TOML = """\
template = "multi-io"
merge = "gated"
trunk = [32]
inputs = ["price:number", {name = "brand", kind = "category", size = 40, columns = ["Brand name"]}]

[[outputs]]
name = "demand"
kind = "regression"
loss = "huber"
weight = 0.5
metrics = ["mae", "rmse"]
"""
YAML = """\
template: multi-io
merge: gated
trunk: [32]
inputs:
  - price:number
  - {name: brand, kind: category, size: 40, columns: [Brand name]}
outputs:
  - {name: demand, kind: regression, loss: huber, weight: 0.5, metrics: [mae, rmse]}
"""


def test_a_file_says_the_same_as_toml_and_as_yaml() -> None:
    Path("shop.toml").write_text(TOML)
    Path("shop.yaml").write_text(YAML)
    assert invoke("new", "a/shop", "--spec", "shop.toml").code == 0
    assert invoke("new", "b/shop", "--spec", "shop.yaml").code == 0
    assert contents("a/shop") == contents("b/shop")
    assert "TRUNK_UNITS = (32,)" in Path("a/shop/model.py").read_text()
    assert "Brand name" in Path("a/shop/data.py").read_text()


def test_what_is_written_as_the_specification_gives_the_same_again() -> None:
    entries = ("--input", "p:image:8x8x3", "--output", "y:binary:labels=no+yes", "--merge", "add")
    assert invoke("new", "shop", *entries).code == 0
    first = contents("shop")
    assert invoke("new", "shop", "--spec", "shop/spec.toml", "--force").code == 0
    assert contents("shop") == first


def test_what_is_typed_wins_over_the_file() -> None:
    Path("shop.toml").write_text(TOML)
    arguments = ("--spec", "shop.toml", "--merge", "attention", "--trunk", "16,8")
    assert invoke("new", "shop", *arguments).code == 0
    text = Path("shop/model.py").read_text()
    assert "MultiHeadAttention" in text
    assert "TRUNK_UNITS = (16, 8)" in text


# Arguments, and what the one line says.
REFUSED = {
    "keyword": (("--input", "class:number"), "'class': a keyword of Python; valid is"),
    "no identifier": (("--input", "a b:number"), "not a name; valid are letters"),
    "leading digit": (("--input", "1st:number"), "valid are letters"),
    "not ascii": (("--input", "größe:number"), "like 'gr_e'"),
    "too long": (("--input", "a" * 33 + ":number"), "longer than 32 characters"),
    "twice": (("--input", "demand:number"), "'demand': taken twice; taken are price, demand"),
    "only case differs": (("--input", "PRICE:number"), "but for upper and lower case"),
    "a layer's name": (("--input", "dense_1:number"), "what Keras calls a layer"),
    "no kind": (("--input", "a"), "a kind is missing; valid are image, sequence"),
    "unknown kind": (("--input", "a:imge"), "did you mean 'image'? valid are image, seq"),
    "unknown output": (("--output", "a:label"), "valid are regression, binary"),
    "no size": (("--input", "a:category"), "categories is missing); valid is CATEGORIES"),
    "size of zero": (("--input", "a:image:0x8x3"), "height is from 1 to 8192); valid is HEIGHTx"),
    "size of words": (("--input", "a:image:big"), "whole numbers with x between them"),
    "too many sizes": (("--input", "a:number:3x3"), "too many numbers); valid is COUNT"),
    "a size where none is": (("--output", "a:binary:2"), "too many numbers); it has none"),
    "one class": (("--output", "a:classes:1"), "classes is from 2 to"),
    "unknown key": (("--input", "a:number:colums=b"), "did you mean 'columns'?"),
    "three places": (("--input", "a:number:1:2"), "write name:kind:size, then key=value"),
    "loss": (("--output", "a:binary:loss=mse"), "valid are binary_crossentropy"),
    "metric": (("--output", "a:classes:3:metrics=mae"), "valid are accuracy, top5"),
    "weight": (("--output", "a:binary:weight=-1"), "weight must be a number of 0 or more"),
    "labels": (("--output", "a:classes:3:labels=x+y"), "give 3 different labels, not 2"),
    "columns": (("--input", "a:numbers:3:columns=x+y"), "give 3 columns, not 2"),
    "same column": (("--input", "a:text:columns=price"), "column 'price' is that of 'price'"),
    "encoding": (("--input", "a:text:encoding=hash"), "an encoding is for a category"),
    "tower": (("--input", "a:text:tower=left"), "only two-tower has towers"),
    "merge": (("--merge", "concat"), "did you mean 'concatenate'? valid are concatenate"),
    "style": (("--style", "torch"), "valid are keras, tf.keras"),
    "trunk": (("--trunk", "0"), "write 128,64"),
    "template": (("--template", "unit"), "did you mean 'unet'? valid are multi-io"),
    "variable": (("--set", "depth=3"), "multi-io has no variable 'depth'; it has none"),
    "assignment": (("--set", "depth"), "write name=value"),
    "spec and inputs": (("--spec", "x.toml"), "--spec lists the inputs and outputs"),
    "target": (("--target", "price"), "--target is for --from-csv"),
    "one label": (("--output", "a:binary:labels=yes"), "give 2 different labels, not 1"),
    "two forms": (("--single-file", "--notebook"), "contradict each other"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    arguments, message = REFUSED[name]
    before = contents()
    run = invoke("new", "shop", *SMALL, *arguments)
    assert run.code == 2
    (line,) = run.lines
    assert line.startswith("error: ")
    assert message in line
    assert contents() == before


# Template, entries and variables, and what the one line says.
UNFIT = {
    "an output": ("wide-deep n:number m:image:8x8x3", "takes no image; valid are regression"),
    "no category": ("wide-deep d:date y:binary", "needs an input of kind category or number"),
    "one input": ("siamese a:number y:binary", "siamese takes 2 inputs, not 1"),
    "two sizes": ("siamese a:text:4 b:text:5 y:binary", "one kind and size only"),
    "one tower": ("two-tower a:text:tower=query b:text:tower=query y:binary", "each tower needs"),
    "other tower": ("two-tower a:text:tower=left b:text y:binary", "valid are query and candidate"),
    "text": ("autoencoder t:text", "takes no text; valid are image, sequence, spectrogram"),
    "other size": ("unet p:image:9x9x3 m:segmentation:8x9x2", "must be as large as 'p', 9x9"),
    "no pixels": ("unet p:image:9x9x3 y:binary", "needs an output of kind segmentation or image"),
    "no picture": ("transfer n:number y:binary", "needs an input of kind image"),
    "channels": ("transfer p:image:64x64x1 y:binary", "images with 3 channels, not 1"),
    "too small": ("transfer p:image:16x64x3 y:binary", "images from 32x32 on"),
    "depth": ("unet p:image:9x9x3 m:image:9x9x3 depth=9", "depth is from 1 to 6"),
    "number": ("unet p:image:9x9x3 m:image:9x9x3 depth=x", "depth: 'x' is no int"),
    "choice": ("transfer p:image y:binary backbone=VGG", "valid are EfficientNetV2B0, Mob"),
    "merge": ("unet p:image:9x9x3 m:image:9x9x3 --merge add", "has a merge of its own"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_a_template_does_not_take(name: str) -> None:
    text, message = UNFIT[name]
    template, *words = text.split()
    arguments: list[str] = []
    for word in words:
        kind = word.partition(":")[2].partition(":")[0]
        if ":" not in word:
            arguments += ["--set", word] if "=" in word else [word]
        elif kind in OUTPUT_KINDS and (kind not in INPUT_KINDS or word.startswith("m:")):
            arguments += ["--output", word]
        else:
            arguments += ["--input", word]
    before = contents()
    run = invoke("new", "shop", "--template", template, *arguments)
    assert run.code == 2
    assert len(run.lines) == 1
    assert message in run.err
    assert contents() == before


DOCUMENTS = {
    "not there": (None, "cannot read: no such file"),
    "no TOML": ("a = [", "cannot parse: "),
    "a key": ('input = ["a:number"]', "there is no 'input'; did you mean 'inputs'?"),
    "a type": ('inputs = "a:number"', "inputs must be a list"),
    "an entry": ("inputs = [3]", "an input must be name:kind:size or a table, not 3"),
    "a trunk": ('trunk = ["big"]', "trunk: 'big' is not a list of sizes"),
    "a name": ("name = 3", "name must be a str"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_bad_file(name: str) -> None:
    text, message = DOCUMENTS[name]
    if text is not None:
        Path("bad.toml").write_text(text)
    run = invoke("new", "shop", "--spec", "bad.toml")
    assert run.code == 2
    assert len(run.lines) == 1
    assert message in run.err
    assert not Path("shop").exists()


def test_a_file_that_would_hide_a_module() -> None:
    run = invoke("new", "keras.py", *SMALL)
    assert run.code == 2
    assert "keras.py would hide the module of this name" in run.err
    assert not Path("keras.py").exists()


def test_yes_and_no_of_yaml_are_no_words() -> None:
    Path("bad.yaml").write_text("outputs: [{name: y, kind: binary, labels: [no, yes]}]")
    run = invoke("new", "shop", "--spec", "bad.yaml")
    assert run.code == 2
    assert "a list of words in quotes" in run.err


@pytest.mark.parametrize("text", ["a: [", "- 1", "", "inputs: [!!python/object:x.y {}]"])
def test_bad_yaml(text: str) -> None:
    Path("bad.yaml").write_text(text)
    run = invoke("new", "shop", "--spec", "bad.yaml")
    assert (run.code, len(run.lines)) == (2, 1)
    assert not Path("shop").exists()


def test_without_a_terminal_nothing_is_asked() -> None:
    run = invoke("new", "shop")
    assert run.code == 2
    assert "add --input name:kind:size, or --defaults" in run.err


def test_a_folder_that_cannot_be_written() -> None:
    Path("file").write_text("")
    run = invoke("new", "file/shop", *SMALL)
    assert (run.code, len(run.lines)) == (2, 1)


def answered(*answers: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
    """Run on a terminal that gives these answers; return the exit code and what was said."""
    ours, theirs = pty.openpty()
    command = [*COMMAND, "new", "shop", *arguments]
    done = subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment()
    )
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    said, _ = done.communicate(timeout=60)
    os.close(ours)
    return done.returncode, said.decode()


def test_on_a_terminal_it_asks() -> None:
    answers = ("", "price:number", "oops", "brand:category:40", "", "gated", "y:binary", "")
    code, said = answered(*answers)
    assert code == 0, said
    assert "a kind is missing" in said
    text = Path("shop/model.py").read_text()
    assert "PRICE" not in text
    assert "BRAND_CATEGORIES = 40" in text
    assert "gated" in text
    assert '"y": binary_head(x, "y"),' in text


def test_empty_answers_take_the_defaults() -> None:
    code, said = answered("unet", "", "", "9", "3")
    assert code == 0, said
    assert "How many times the picture is halved [4]" in said
    assert "9 is not in the range 1<=x<=6" in said
    assert "UNET_FILTERS = (16, 32, 64)\n" in Path("shop/model.py").read_text()
    assert "MASK_SHAPE = (128, 128, 2)" in Path("shop/model.py").read_text()
