"""`kerasgen lint`: baseline, suppressions, settings, backend, cache, colours and progress."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kerasgen.cli import backends, lint_request, progress
from tests.cli.running import invoke
from tests.cli.test_lint import BAD, GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def files(project: Path) -> None:
    (project / "bad.py").write_text(BAD, encoding="utf-8")
    (project / "good.py").write_text(GOOD, encoding="utf-8")


def test_a_baseline_hides_what_it_holds() -> None:
    run = invoke("lint", ".", "--write-baseline", "known.json")
    assert (run.code, run.out) == (0, b"")
    assert run.lines == ["known.json: 1 finding written; hide them with --baseline known.json"]
    entry = json.loads(Path("known.json").read_text())["findings"][0]
    assert (entry["path"], entry["code"], entry["count"]) == ("bad.py", "KG101", 1)
    assert invoke("lint", ".", "--baseline", "known.json").code == 0
    # Lines above do not bring a finding back; the same one a second time is new.
    Path("bad.py").write_text("# a comment\n" + BAD, encoding="utf-8")
    assert invoke("lint", ".", "--baseline", "known.json").code == 0
    Path("bad.py").write_text(BAD + "both = layers.concatenate([a, b])\n", encoding="utf-8")
    run = invoke("lint", ".", "--baseline", "known.json", "--output-format", "concise")
    assert run.code == 1
    assert run.out.startswith(b"bad.py:7:8: KG101 ")


def test_a_baseline_stands_in_its_folder() -> None:
    Path("sub").mkdir()
    invoke("lint", "bad.py", "--write-baseline", "sub/known.json")
    assert "../bad.py" in Path("sub/known.json").read_text()
    assert invoke("lint", "bad.py", "--baseline", "sub/known.json").code == 0
    Path("kerasgen.toml").write_text('[lint]\nbaseline = "sub/known.json"\n')
    assert invoke("lint", ".").code == 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, "known.json: cannot read: no such file or directory"),
        ("{}", "known.json: not a baseline; make one with --write-baseline"),
        ('{"version": 2, "findings": []}', "known.json: a baseline of version 2; make a new one"),
        ('{"version": 1, "findings": 3}', "known.json: not a baseline"),
    ],
)
def test_a_baseline_that_cannot_be_used(text: str | None, complaint: str) -> None:
    if text is not None:
        Path("known.json").write_text(text)
    run = invoke("lint", "good.py", "--baseline", "known.json")
    assert run.code == 2
    assert run.err.startswith(f"error: {complaint}")


def test_a_baseline_is_not_written_and_read_at_once() -> None:
    run = invoke("lint", ".", "--baseline", "a", "--write-baseline", "b")
    assert run.code == 2
    assert "give one of them" in run.err


@pytest.mark.parametrize(
    ("comment", "unused"),
    [
        ("kerasgen: ignore[KG101]", "KG101"),
        ("noqa: E501, KG101", "KG101"),
        ("kerasgen: ignore", "any rule"),
        ("kerasgen: ignore[KG107]", None),  # that rule is not selected
        ("noqa", None),
        ("noqa: E501", None),
        ("a comment", None),
    ],
)
def test_unused_suppressions(comment: str, unused: str | None) -> None:
    text = GOOD.replace("axis=1)", f"axis=1)  # {comment}")
    Path("good.py").write_text(text, encoding="utf-8")
    assert invoke("lint", "good.py").code == 0
    run = invoke("lint", "good.py", "--extend-select", "KG001", "--output-format", "concise")
    if unused is None:
        assert (run.code, run.out) == (0, b"")
    else:
        column = text.splitlines()[5].index("#") + 1
        line = f"good.py:6:{column}: KG001 nothing to silence here: {unused}"
        assert run.out.decode().startswith(line)
        assert run.code == 1


def test_used_and_uncertain_suppressions_stay() -> None:
    text = BAD.replace("[a, b])", "[a, b])  # kerasgen: ignore[KG101]")
    Path("bad.py").write_text(text, encoding="utf-8")
    assert invoke("lint", "bad.py", "--extend-select", "KG001").code == 0
    Path("bad.py").write_text(text.replace("(12, 4)", "load()"), encoding="utf-8")
    assert invoke("lint", "bad.py", "--extend-select", "KG001").code == 0


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ('ignore = ["KG101"]', 0),
        ('select = ["KG104"]', 0),
        ('select = ["KG1"]', 1),
        ('select = ["ALL"]', 1),
        ('select = ["KG104"]\nextend-select = ["KG101"]', 1),
        ('backend = "light"', 1),
    ],
)
def test_settings(settings: str, code: int) -> None:
    Path("kerasgen.toml").write_text(f"[lint]\n{settings}\n")
    assert invoke("lint", "bad.py").code == code
    assert invoke("lint", "bad.py", "--select", "KG101", "--ignore", "KG102").code == (
        0 if settings.startswith("ignore") and code else 1
    )


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ('[lint]\nselekt = ["KG101"]', "unknown setting 'lint.selekt'; did you mean 'select'?"),
        ('[lint]\nselect = "KG101"', "lint.select must be a list of strings, not 'KG101'"),
        ("lint = 3", "lint must be a table, not 3"),
        ('[lint]\nselect = ["KG9"]', "lint.select: there is no rule KG9; known are KG000"),
        ('[lint]\nselect = [""]', "lint.select: there is no rule ; known are"),
        ('[lint]\nbackend = "jax"', "lint.backend must be one of auto, light, tensorflow"),
        ('[lint]\noutput-format = "xml"', "lint.output-format must be one of full, concise"),
        ("jobs = 0", "jobs must be at least 1"),
    ],
)
def test_bad_settings(settings: str, complaint: str) -> None:
    Path("kerasgen.toml").write_text(settings + "\n")
    run = invoke("lint", "good.py")
    assert run.code == 2
    assert complaint in run.err
    assert run.err.count("\n") == 1


def test_the_format_of_the_settings() -> None:
    Path("kerasgen.toml").write_text('[lint]\noutput-format = "json"\n')
    assert json.loads(invoke("lint", "bad.py").out)["version"] == 1
    assert invoke("lint", "bad.py", "--output-format", "concise").out.startswith(b"bad.py:6:8: ")


def test_tensorflow_is_asked_for_but_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    run = invoke("lint", "bad.py", "--backend", "tensorflow")
    assert run.code == 2
    assert 'install it with: pip install "kerasgen[tensorflow]"' in run.err


def test_the_cache_is_used_unless_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("KERASGEN_CACHE_DIR", str(cache))
    invoke("lint", "bad.py", "--no-cache")
    assert not cache.exists()
    first = invoke("lint", "bad.py")
    assert len(list(cache.iterdir())) == 1
    assert invoke("lint", "bad.py") == first


def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = invoke("lint", "bad.py").out.decode()
    assert "\x1b" not in plain
    monkeypatch.setattr("kerasgen.cli.lint.has_colours", lambda: True)
    out = invoke("lint", "bad.py").out.decode()
    assert "\x1b[1mbad.py:6:8:\x1b[0m \x1b[1;31mKG101\x1b[0m `Concatenate`" in out
    assert "\x1b[1;31m^^^^^" in out
    assert "\x1b[32mhelp:\x1b[0m axis=1 fits" in out
    assert _without_escapes(out) == plain
    concise = invoke("lint", "bad.py", "--output-format", "concise").out
    assert b"\x1b" not in concise


def _without_escapes(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[\d;]*m", "", text)


class _Terminal:
    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        pass


def _clock(seconds: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += seconds


@pytest.mark.parametrize(("seconds", "shown"), [(0.6, "2 of 3 files"), (0.01, "")])
def test_progress(monkeypatch: pytest.MonkeyPatch, seconds: float, shown: str) -> None:
    terminal = _Terminal()
    clock = _clock(seconds)
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress(3) as step:
        for _ in range(3):
            step()
    assert shown in terminal.written
    assert terminal.written == "" or terminal.written.endswith("\r\x1b[K")


def test_no_progress_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress(1) as step:
        time.sleep(0)
        step()
    assert capsys.readouterr().err == ""


def test_the_request_has_what_the_parser_offers() -> None:
    found: Any = invoke("lint", "--help").out.decode()
    assert all(name in found for name in (*backends.BACKENDS, *lint_request.FORMATS))
