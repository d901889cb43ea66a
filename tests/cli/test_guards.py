"""Guards: when one fails the file is as it was, one line says why, and the other files are done."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import libcst as cst
import pytest

from kerasgen import Conversion, Problem
from kerasgen.convert import convert
from kerasgen.convert import file as convert_file
from kerasgen.convert.writing import apply, rewriter
from tests.cli.running import invoke
from tests.cli.sources import AFTER, BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("project")

MARK = b"# the odd one\n"


def put_two() -> None:
    Path("a.py").write_bytes(MARK + BEFORE)
    Path("b.py").write_bytes(BEFORE)


def is_odd(text: str) -> bool:
    return text.startswith(MARK.decode())


def expect_refusal(message: str) -> None:
    """The odd file is refused with this message, the other one converted."""
    before = Path("a.py").read_bytes()
    run = invoke("convert", ".")
    assert (run.code, run.out) == (2, b"")
    assert run.lines == [
        f"a.py: {message}",
        "converted b.py (1 model)",
        "1 model in 1 file converted, 1 file failed (2 files read)",
    ]
    assert Path("a.py").read_bytes() == before
    assert Path("b.py").read_bytes() == AFTER
    assert sorted(entry.name for entry in Path().iterdir()) == ["a.py", "b.py", "pyproject.toml"]


def spoil(monkeypatch: pytest.MonkeyPatch, how: Callable[[str], str]) -> None:
    """Let the writer give back the odd file in another way."""
    really = apply.apply

    def applied(module: Any, plan: Any) -> str:
        text = really(module, plan)
        return how(text) if is_odd(text) else text

    monkeypatch.setattr(apply, "apply", applied)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (lambda text: text + "(", "not changed: the converted text would not parse (line 8)"),
        (
            lambda text: text + "m = keras.Sequential([keras.Input((1,)), layers.Dense(1)])\n",
            "not changed: a second run would change it again",
        ),
    ],
)
def test_a_result_that_is_wrong(
    monkeypatch: pytest.MonkeyPatch, how: Callable[[str], str], message: str
) -> None:
    put_two()
    spoil(monkeypatch, how)
    expect_refusal(message)


def test_a_writer_that_drops_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    put_two()
    Path("a.py").write_bytes(BEFORE.rstrip() + b"  # an encoder\n")
    monkeypatch.setattr(rewriter, "with_trailing", lambda lines, _: lines)
    expect_refusal("not changed: a comment would be lost")


def test_a_parser_that_does_not_give_the_source_back(monkeypatch: pytest.MonkeyPatch) -> None:
    put_two()
    monkeypatch.setattr(cst.Module, "code", property(lambda _: "something else"))
    run = invoke("convert", "-q", "a.py")
    message = "not changed: the parser does not give this source back unchanged"
    assert (run.code, run.lines) == (2, [f"a.py: {message}"])
    assert Path("a.py").read_bytes() == MARK + BEFORE


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (KeyError("two\nlines"), r"internal error: KeyError: 'two\nlines'; please report it,"),
        (ValueError("two\nlines"), "internal error: ValueError: two lines; please report it,"),
    ],
)
def test_an_error_nobody_thought_of(
    monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    put_two()

    def fail_on_the_odd(text: str, *rest: Any, **options: Any) -> Conversion:
        if is_odd(text):
            raise error
        return convert(text, *rest, **options)

    monkeypatch.setattr(convert_file, "convert", fail_on_the_odd)
    run = invoke("convert", "-q", ".")
    assert (run.code, len(run.lines)) == (2, 1)
    assert run.err.startswith("a.py:")
    assert message in run.err
    assert Path("a.py").read_bytes() == MARK + BEFORE
    assert Path("b.py").read_bytes() == AFTER


def test_a_file_that_changes_on_disk_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    put_two()

    def edited_meanwhile(text: str, *rest: Any, **options: Any) -> Conversion:
        if is_odd(text):
            Path("a.py").write_bytes(MARK + b"edited\n")
        return convert(text, *rest, **options)

    monkeypatch.setattr(convert_file, "convert", edited_meanwhile)
    run = invoke("convert", ".")
    assert run.code == 2
    assert run.lines[0] == "a.py: not written: the file changed on disk meanwhile; run again"
    assert Path("a.py").read_bytes() == MARK + b"edited\n"
    assert Path("b.py").read_bytes() == AFTER


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    put_two()
    really = getattr(os, step)
    calls = iter([OSError(28, "No space left on device")])

    def fail_once(*arguments: Any) -> Any:
        for error in calls:
            raise error
        return really(*arguments)

    monkeypatch.setattr(os, step, fail_once)
    expect_refusal("cannot write: no space left on device")


def test_an_encoding_that_does_not_give_the_same_bytes_back() -> None:
    put_two()
    # A shift sequence that no encoder would write.
    odd = b"# coding: utf-7\n" + BEFORE + b"# +AGE-\n"
    Path("a.py").write_bytes(odd)
    expect_refusal("not written: utf-7 does not give the same bytes back; save the file as UTF-8")


def test_a_result_that_the_encoding_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    put_two()
    odd = b"# coding: ascii\n" + BEFORE
    Path("a.py").write_bytes(odd)
    really = apply.apply

    def applied(module: Any, plan: Any) -> str:
        text = really(module, plan)
        return text + "# é\n" if text.startswith("# coding") else text

    monkeypatch.setattr(apply, "apply", applied)
    expect_refusal("the result cannot be written in the encoding of the file (ascii)")


def test_a_problem_of_the_converter_is_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    put_two()
    monkeypatch.setattr(
        convert_file, "convert", lambda text, *_, **__: Conversion(text, problem=Problem("no", 3))
    )
    assert invoke("convert", "-q", ".").lines == ["a.py:3: no", "b.py:3: no"]


HEADS = {
    "plain": b"",
    "mark": b"\xef\xbb\xbf",
    "cookie": b"# -*- coding: latin-1 -*-\nname = '\xe9'\n",
    "shebang": b"#!/usr/bin/env python\n",
    "form feed": b"\x0c\n",
    "odd spacing": b"a   =  {  'a' :1  }  \n\n\n\nif a :\n\tb=2 ;c = 3\n",
}
TAILS = {
    "plain": b"",
    "no newline": b"a = 1",
    "tabs": b"if a:\n\tif b :\n\t\tc=1\n",
    "blank end": b"\n\n   \n\n",
    "continued": b"a = 1 + \\\n  2\n",
    "text": b'"""a\n\tb  \n"""\n',
}


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tail", TAILS)
def test_all_around_the_model_stays_byte_for_byte(head: str, tail: str, newline: bytes) -> None:
    def surrounded(middle: bytes) -> bytes:
        return (HEADS[head] + middle + TAILS[tail]).replace(b"\n", newline)

    path = Path("a.py")
    path.write_bytes(surrounded(BEFORE))
    assert invoke("convert", "a.py").code == 0
    assert path.read_bytes() == surrounded(AFTER)
