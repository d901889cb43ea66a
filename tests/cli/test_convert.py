"""`kerasgen convert`: every option, alone and against the others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.running import invoke
from tests.cli.sources import AFTER, BEFORE, BROKEN, CLEAN, KEPT, TWO, TWO_AFTER

pytestmark = pytest.mark.usefixtures("project")

KEPT_LINE = (
    "kept.py:4:9: kept `model`: no input shape is given; put an Input first (no-input-shape)"
)
HINT = "why, and what to do: `kerasgen explain no-input-shape`"


def put(name: str, data: bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_in_place() -> None:
    path = put("a.py", BEFORE)
    run = invoke("convert", "a.py")
    assert (run.code, run.out) == (0, b"")
    assert run.lines == [
        "converted a.py (1 model)",
        "1 model in 1 file converted (1 file read)",
    ]
    assert path.read_bytes() == AFTER


def test_in_place_again_changes_nothing() -> None:
    path = put("a.py", AFTER)
    stamp = path.stat()
    run = invoke("convert", "a.py")
    assert (run.code, run.lines) == (0, ["no Sequential models in 1 file"])
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (stamp.st_ino, stamp.st_mtime_ns)


def test_several_files_and_directories_go_on_after_an_error() -> None:
    paths = [put("a.py", BEFORE), put("d/b.py", TWO), put("d/broken.py", BROKEN)]
    put("d/kept.py", KEPT)
    put("clean.py", CLEAN)
    run = invoke("convert", "nowhere.py", "a.py", "d", "clean.py")
    assert run.code == 2
    assert run.lines == [
        "nowhere.py: cannot read: no such file or directory",
        "converted a.py (1 model)",
        "converted d/b.py (2 models)",
        "d/broken.py:4:26: cannot parse: '[' was never closed",
        "d/" + KEPT_LINE,
        "3 models in 2 files converted, 1 model kept, 2 files failed (6 files read)",
        HINT,
    ]
    assert [path.read_bytes() for path in paths] == [AFTER, TWO_AFTER, BROKEN]


def test_kept_is_no_failure() -> None:
    path = put("kept.py", KEPT)
    run = invoke("convert", "kept.py")
    assert (run.code, run.lines) == (0, [KEPT_LINE, "1 model kept (1 file read)", HINT])
    assert path.read_bytes() == KEPT


def test_to_functional_is_the_default_and_all_there_is() -> None:
    put("a.py", BEFORE)
    assert invoke("convert", "--to", "functional", "--check", "a.py").code == 1
    run = invoke("convert", "--to", "nonsense", "a.py")
    assert (run.code, len(run.lines)) == (2, 1)


# --diff, --check


@pytest.mark.parametrize("command", [("git", "apply", "-p0"), ("patch", "--binary", "-p0")])
def test_diff_is_what_makes_the_change(command: tuple[str, ...]) -> None:
    files = {"a.py": BEFORE, "d/b c.py": TWO.replace(b"\n", b"\r\n"), "d/c.py": TWO.rstrip()}
    for name, data in files.items():
        put(name, data)
    run = invoke("convert", "--diff", ".")
    assert run.code == 0
    assert {name: Path(name).read_bytes() for name in files} == files
    subprocess.run(command, input=run.out, check=True, capture_output=True)
    by_patch = {name: Path(name).read_bytes() for name in files}
    for name, data in files.items():
        put(name, data)
    assert invoke("convert", ".").code == 0
    assert {name: Path(name).read_bytes() for name in files} == by_patch
    assert by_patch["a.py"] == AFTER


def test_diff_keeps_standard_output_for_the_diff() -> None:
    put("a.py", BEFORE)
    put("kept.py", KEPT)
    run = invoke("convert", "--diff", "a.py", "kept.py")
    assert run.out.startswith(b"--- a.py\n+++ a.py\n@@ -1,4 +1,6 @@\n import keras\n")
    assert b"\033" not in run.out
    assert run.lines[0] == "would convert a.py (1 model)"
    assert invoke("convert", "--diff", "kept.py").out == b""


@pytest.mark.parametrize(
    ("data", "code"), [(BEFORE, 1), (CLEAN, 0), (AFTER, 0), (KEPT, 0), (BROKEN, 2)]
)
def test_check_writes_nothing(data: bytes, code: int) -> None:
    path = put("a.py", data)
    run = invoke("convert", "--check", "a.py")
    assert (run.code, run.out) == (code, b"")
    assert path.read_bytes() == data


def test_check_with_diff() -> None:
    path = put("a.py", BEFORE)
    run = invoke("convert", "--check", "--diff", "a.py")
    assert run.code == 1
    assert run.out == invoke("convert", "--diff", "a.py").out != b""
    assert path.read_bytes() == BEFORE


# -o


@pytest.mark.parametrize(("data", "result"), [(BEFORE, AFTER), (KEPT, KEPT), (CLEAN, CLEAN)])
def test_output_gets_the_whole_source(data: bytes, result: bytes) -> None:
    path = put("a.py", data)
    run = invoke("convert", "a.py", "-o", "out.py")
    assert run.code == 0
    assert Path("out.py").read_bytes() == result
    assert path.read_bytes() == data


def test_output_over_an_old_file_and_over_the_input() -> None:
    path = put("a.py", BEFORE)
    put("out.py", b"old\n" * 100)
    assert invoke("convert", "a.py", "--output", "out.py").code == 0
    assert Path("out.py").read_bytes() == AFTER
    assert invoke("convert", "a.py", "--output", "a.py").code == 0
    assert path.read_bytes() == AFTER


def test_output_to_standard_output() -> None:
    put("a.py", BEFORE)
    run = invoke("convert", "a.py", "-o", "-")
    assert (run.code, run.out) == (0, AFTER)


@pytest.mark.parametrize("name", ["broken.py", "nowhere.py"])
def test_output_is_not_made_after_an_error(name: str) -> None:
    put("broken.py", BROKEN)
    put("old.py", CLEAN)
    for output in ("out.py", "old.py"):
        run = invoke("convert", name, "-o", output)
        assert run.code == 2
        assert run.lines[0].startswith(name)
    assert not Path("out.py").exists()
    assert Path("old.py").read_bytes() == CLEAN


def test_output_that_cannot_be_written() -> None:
    put("a.py", BEFORE)
    run = invoke("convert", "a.py", "-o", "nowhere/out.py")
    assert run.code == 2
    assert run.lines == [
        "nowhere/out.py: cannot write: no such file or directory",
        "1 file failed (1 file read)",
    ]


# Standard input


@pytest.mark.parametrize(
    ("data", "result", "code"),
    [
        (BEFORE, AFTER, 0),
        (BEFORE.replace(b"\n", b"\r\n"), AFTER.replace(b"\n", b"\r\n"), 0),
        (BEFORE.rstrip(), AFTER.rstrip(), 0),
        (KEPT, KEPT, 0),
        (CLEAN, CLEAN, 0),
        (b"", b"", 0),
        (BROKEN, BROKEN, 2),
        (BEFORE + b"'\xff'\r\n", BEFORE + b"'\xff'\r\n", 2),
        (b"\0keras Sequential", b"\0keras Sequential", 2),
    ],
)
def test_stdin_to_stdout(data: bytes, result: bytes, code: int) -> None:
    run = invoke("convert", "-", stdin=data)
    assert (run.code, run.out) == (code, result)


def test_stdin_is_called_as_told() -> None:
    run = invoke("convert", "-", "--stdin-filename", "d/kept.py", stdin=KEPT)
    assert run.lines[0] == "d/" + KEPT_LINE
    assert invoke("convert", "-", stdin=BROKEN).lines[0].startswith("<stdin>:4:26: cannot parse")
    run = invoke("convert", "-", "--diff", "--stdin-filename", "d/a.py", stdin=BEFORE)
    assert run.out.startswith(b"--- d/a.py\n+++ d/a.py\n")
    assert invoke("convert", "-", "--stdin-filename", "a.pyi", stdin=BEFORE).out == BEFORE
    run = invoke("convert", "-", "--stdin-filename", "a.ipynb", stdin=b"keras Sequential")
    assert (run.code, run.out) == (2, b"keras Sequential")


def test_stdin_is_never_read_from_the_file_it_is_called_after() -> None:
    path = put("a.py", KEPT)
    assert invoke("convert", "-", "--stdin-filename", "a.py", stdin=BEFORE).out == AFTER
    assert path.read_bytes() == KEPT


def test_stdin_with_check_and_output() -> None:
    run = invoke("convert", "-", "--check", stdin=BEFORE)
    assert (run.code, run.out) == (1, b"")
    run = invoke("convert", "-", "-o", "out.py", stdin=BEFORE)
    assert (run.code, run.out) == (0, b"")
    assert Path("out.py").read_bytes() == AFTER
    assert invoke("convert", "-", "-o", "-", stdin=BEFORE).out == AFTER


# --model, --lines, --input-shape


def test_model_chooses() -> None:
    path = put("a.py", TWO)
    run = invoke("convert", "--model", "encoder", "a.py")
    assert (run.code, run.lines[0]) == (0, "converted a.py (1 model)")
    assert path.read_bytes() == AFTER + TWO[len(BEFORE) :]
    run = invoke("convert", "--model", "encoder", "--model", "decoder", "-", stdin=TWO)
    assert run.out == TWO_AFTER


def test_a_model_that_is_nowhere_is_said() -> None:
    put("a.py", TWO)
    run = invoke("convert", "--check", "--model", "encoder", "--model", "coder", "a.py")
    assert run.code == 2
    assert run.lines[1].startswith("no Sequential model is called 'coder' in 1 file; run without")


def test_a_model_is_found_by_any_of_its_names() -> None:
    text = BEFORE.replace(b"encoder = ", b"first = self.encoder = ")
    assert text != BEFORE
    for name in ("first", "self.encoder"):
        run = invoke("convert", "--check", "--model", name, "-", stdin=text)
        assert (run.code, run.lines[0]) == (1, "would convert <stdin> (1 model)")


@pytest.mark.parametrize(
    ("lines", "encoder", "decoder"), [("4:4", 1, 0), ("5:9", 0, 1), ("1:5", 1, 1)]
)
def test_lines_choose(lines: str, encoder: int, decoder: int) -> None:
    run = invoke("convert", "--lines", lines, "-", stdin=TWO)
    assert run.code == 0
    assert (b"encoder = keras.Model" in run.out) == encoder
    assert (b"decoder = keras.Model" in run.out) == decoder


@pytest.mark.parametrize(
    ("shape", "spelled"),
    [
        ("32,32,3", b"(32, 32, 3)"),
        ("(32, 32, 3)", b"(32, 32, 3)"),
        ("4", b"(4,)"),
        ("4,", b"(4,)"),
        ("None,4", b"(None, 4)"),
        ("?,4", b"(None, 4)"),
    ],
)
def test_input_shape_is_given_to_models_without(shape: str, spelled: bytes) -> None:
    run = invoke("convert", "--input-shape", shape, "-", stdin=KEPT)
    assert b"inputs = keras.Input(shape=" + spelled + b")\n" in run.out
    assert invoke("convert", "--input-shape", shape, "-", stdin=BEFORE).out == AFTER


@pytest.mark.parametrize("shape", ["", "x", "0", "-1", "3,,4", "3;4", "()", "1.5", "9" * 30, "٣"])
def test_what_is_no_shape(shape: str) -> None:
    run = invoke("convert", "--input-shape", shape, "a.py")
    assert run.code == 2
    assert len(run.lines) == 1
    assert "is not a shape: give sizes without the batch axis, like 32,32,3" in run.err


@pytest.mark.parametrize(
    "lines", ["", "4", "4:", ":4", "0:4", "5:4", "a:b", "1:2:3", "1" * 10 + ":2"]
)
def test_what_is_no_range_of_lines(lines: str) -> None:
    run = invoke("convert", "--lines", lines, "a.py")
    assert run.code == 2
    assert len(run.lines) == 1
    assert "is not a range of lines: give the first and the last line, like 10:20" in run.err


@pytest.mark.parametrize("mode", ["strict", "on", "off"])
def test_a_mode_is_not_taken_for_a_path(mode: str) -> None:
    path = put("a.py", BEFORE)
    run = invoke("convert", "--verify", mode, "a.py")
    assert (run.code, path.read_bytes()) == (2, BEFORE)
    assert f"write --verify={mode}, with the equals sign" in run.err
    Path(mode).mkdir()
    assert invoke("convert", "--check", mode, "a.py").code == 1


# --exclude, --force-exclude, .gitignore, links, stubs


def test_force_exclude_and_output() -> None:
    put("build/a.py", BEFORE)
    run = invoke("convert", "build/a.py", "-o", "b.py", "--force-exclude")
    assert (run.code, Path("b.py").read_bytes()) == (0, BEFORE)
    assert invoke("convert", "build/a.py", "-o", "b.py").code == 0
    assert Path("b.py").read_bytes() == AFTER


def test_exclude_and_force_exclude() -> None:
    for name in ("a.py", "old/a.py", "build/a.py"):
        put(name, BEFORE)

    def would(*arguments: str) -> list[str]:
        run = invoke("convert", "--check", *arguments)
        return [line.split()[2] for line in run.lines if line.startswith("would convert")]

    assert would(".") == ["a.py", "old/a.py"]
    assert would(".", "--exclude", "old") == ["a.py"]
    assert would(".", "--exclude", "old", "--exclude", "/a.py") == []
    assert would("old/a.py", "--exclude", "old") == ["old/a.py"]
    assert would("old/a.py", "a.py", "--exclude", "old", "--force-exclude") == ["a.py"]
    assert would("build/a.py", "--force-exclude") == []
    put("pyproject.toml", b'[tool.kerasgen]\nexclude = ["old"]\nforce-exclude = true\n')
    assert would("old/a.py", "a.py") == ["a.py"]
    assert would("old/a.py", "a.py", "--no-force-exclude") == ["old/a.py", "a.py"]
    assert would(".", "--exclude", "x") == ["a.py", "old/a.py"]


def test_stdin_called_like_an_excluded_file_goes_through_unchanged() -> None:
    typed = ("convert", "-", "--force-exclude", "--exclude", "old")
    assert invoke(*typed, "--stdin-filename", "old/a.py", stdin=BEFORE).out == BEFORE
    assert invoke(*typed, "--stdin-filename", "a.py", stdin=BEFORE).out == AFTER
    assert invoke(*typed, stdin=BEFORE).out == AFTER


def test_a_pattern_that_is_none() -> None:
    put("a.py", BEFORE)
    run = invoke("convert", "--exclude", "!", ".")
    assert (run.code, run.lines) == (2, ["error: --exclude: not a gitignore pattern: '!'"])


def test_gitignore_holds_for_what_is_walked() -> None:
    put(".gitignore", b"a.py\n")
    put("a.py", BEFORE)
    put("b.py", BEFORE)
    assert invoke("convert", ".").lines[0] == "converted b.py (1 model)"
    assert invoke("convert", "a.py").lines[0] == "converted a.py (1 model)"


def test_a_link_is_written_through() -> None:
    path = put("d/a.py", BEFORE)
    path.chmod(0o640)
    link = Path("link.py")
    link.symlink_to("d/a.py")
    run = invoke("convert", ".")
    assert run.lines[0] == "converted link.py (1 model)"
    assert link.is_symlink()
    assert path.read_bytes() == AFTER
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(entry.name for entry in Path("d").iterdir()) == ["a.py"]


def test_a_named_stub_is_said_to_be_skipped() -> None:
    put("a.pyi", BEFORE)
    run = invoke("convert", "a.pyi")
    assert (run.code, run.lines[0]) == (0, "a.pyi: skipped: a stub file holds no models")
    assert invoke("convert", "-q", "a.pyi").lines == []


# -q, -v


def test_quiet_says_errors_only() -> None:
    for name, data in {"a.py": BEFORE, "kept.py": KEPT, "broken.py": BROKEN}.items():
        put(name, data)
    run = invoke("convert", "-q", ".")
    assert run.code == 2
    assert run.lines == ["broken.py:4:26: cannot parse: '[' was never closed"]
    assert Path("a.py").read_bytes() == AFTER


def test_verbose_names_every_model_and_file() -> None:
    for name, data in {"a.py": TWO, "kept.py": KEPT, "clean.py": CLEAN}.items():
        put(name, data)
    assert invoke("convert", "-v", ".").lines == [
        "converted a.py (2 models)",
        "a.py:4:11: converted `encoder`",
        "a.py:5:11: converted `decoder`",
        "clean.py: no models",
        KEPT_LINE,
        "2 models in 1 file converted, 1 model kept (3 files read)",
        HINT,
    ]


# What makes no sense


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "no PATH given; name files or directories, or - for standard input"),
        ("- a.py", "- stands alone: give files or standard input, not both"),
        ("a.py --stdin-filename b.py", "--stdin-filename is for standard input: give - as PATH"),
        ("a.py b.py -o c.py", "-o takes one file (or -) as PATH"),
        (". -o c.py", "-o takes one file (or -) as PATH"),
        ("a.py b.py --lines 1:2", "--lines takes one file (or -) as PATH"),
        (". --lines 1:2", "--lines takes one file (or -) as PATH"),
        ("a.py -o b.py --diff", "-o writes, --diff and --check do not: give one of them"),
        ("a.py -o b.py --check", "-o writes, --diff and --check do not: give one of them"),
        ("a.py -q -v", "-q and -v contradict each other"),
        (
            "a.py --diff --output-format json",
            "--diff and --output-format json both need standard output",
        ),
        (
            "- --output-format json",
            "the source and --output-format json both need standard output; add --check or -o",
        ),
        (
            "a.py -o - --output-format json",
            "the source and --output-format json both need standard output; add --check or -o",
        ),
    ],
)
def test_options_that_contradict_each_other(typed: str, complaint: str) -> None:
    path = put("a.py", BEFORE)
    run = invoke("convert", *typed.split(), stdin=BEFORE)
    assert (run.code, run.out) == (2, b"")
    assert run.lines == [f"error: {complaint}; see `kerasgen convert --help`"]
    assert path.read_bytes() == BEFORE
    assert not Path("c.py").exists()


@pytest.mark.parametrize(
    "typed", ["--jobs 0 a.py", "--jobs x a.py", "--output-format xml a.py", "--nonsense a.py"]
)
def test_options_that_are_none(typed: str) -> None:
    put("a.py", BEFORE)
    run = invoke("convert", *typed.split())
    assert (run.code, run.out, len(run.lines)) == (2, b"", 1)
    assert run.err.startswith("error: ")
    assert run.err.endswith("see `kerasgen convert --help`\n")


def test_an_option_without_its_value() -> None:
    run = invoke("convert", "a.py", "-o")
    assert (run.code, run.lines) == (2, ["error: option '-o' requires an argument"])
