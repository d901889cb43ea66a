"""The report of a run: every line, the counts, the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kerasgen.convert.file import FileOutcome
from kerasgen.report.report import Report, Verbosity
from tests.report.outcomes import CLEAN, FAILED, KEPT, MIXED, converted, kept

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET, NORMAL, VERBOSE = Verbosity

ERROR = "failed.py:3:7: cannot parse: what?"
NOTICE = "mixed.py:2:9: note on `model`: old weights"
SUBCLASS = "mixed.py:5:9: kept `encoder`: because of subclass (subclass)"
SHAPE = "kept.py:4:9: kept `encoder`: because of no-input-shape (no-input-shape)"


def lines(
    verbosity: Verbosity, *files: FileOutcome, writes: bool = True, check: bool = False
) -> list[str]:
    report = Report(verbosity, writes=writes, fails_on_change=check)
    return [line for file in files for line in report.add(file)]


def ends(
    *files: FileOutcome, writes: bool = True, check: bool = False, models: Sequence[str] = ()
) -> tuple[list[str], int]:
    report = Report(writes=writes, fails_on_change=check)
    for file in files:
        report.add(file)
    return [*report.require_models(tuple(models)), *report.summary()], report.exit_code


@pytest.mark.parametrize(
    ("verbosity", "expected"),
    [
        (QUIET, [ERROR]),
        (NORMAL, [ERROR, "converted mixed.py (2 models)", NOTICE, SUBCLASS, SHAPE]),
        (
            VERBOSE,
            [
                "clean.py: no models",
                ERROR,
                "converted mixed.py (2 models)",
                "mixed.py:2:9: converted `model`",
                "mixed.py:8:9: converted `b`",
                NOTICE,
                SUBCLASS,
                SHAPE,
            ],
        ),
    ],
)
def test_lines(verbosity: Verbosity, expected: list[str]) -> None:
    assert lines(verbosity, CLEAN, FAILED, MIXED, KEPT) == expected


def test_a_run_that_only_looks_says_so() -> None:
    assert lines(VERBOSE, MIXED, writes=False)[:2] == [
        "would convert mixed.py (2 models)",
        "mixed.py:2:9: would convert `model`",
    ]


@pytest.mark.parametrize(
    ("files", "summary"),
    [
        ((), "no Sequential models in 0 files"),
        ((CLEAN,), "no Sequential models in 1 file"),
        ((CLEAN, CLEAN), "no Sequential models in 2 files"),
        ((FAILED,), "1 file failed (1 file read)"),
        ((KEPT, KEPT), "2 models kept (2 files read)"),
        ((MIXED,), "2 models in 1 file converted, 1 model kept (1 file read)"),
        (
            (CLEAN, FAILED, MIXED, KEPT),
            "2 models in 1 file converted, 2 models kept, 1 file failed (4 files read)",
        ),
    ],
)
def test_summary(files: tuple[FileOutcome, ...], summary: str) -> None:
    assert ends(*files)[0][0] == summary


def test_summary_of_a_run_that_only_looks() -> None:
    said, _ = ends(MIXED, writes=False)
    assert said[0] == "2 models in 1 file would be converted, 1 model kept (1 file read)"


def test_summary_names_the_commonest_reasons() -> None:
    codes = ["a", "b", "b", "c", "d", "d", "d", "c", "c"]
    said, _ = ends(FileOutcome("x.py", tuple(kept("m", 1, code) for code in codes)))
    assert said[1:] == [
        "why, and what to do: `kerasgen explain c`, `kerasgen explain d`, `kerasgen explain b`"
    ]
    assert len(ends(CLEAN, FAILED)[0]) == 1


def test_a_quiet_run_has_no_summary() -> None:
    report = Report(QUIET, writes=True, fails_on_change=False)
    report.add(MIXED)
    assert report.summary() == []


@pytest.mark.parametrize(
    ("files", "check", "code"),
    [
        ((), True, 0),
        ((CLEAN, KEPT), True, 0),
        ((MIXED, CLEAN), False, 0),
        ((MIXED, CLEAN), True, 1),
        ((FAILED, CLEAN), False, 2),
        ((MIXED, FAILED), True, 2),
    ],
)
def test_exit_code_is_the_largest(files: tuple[FileOutcome, ...], check: bool, code: int) -> None:
    assert ends(*files, check=check)[1] == code


def test_a_model_that_is_nowhere_is_an_error() -> None:
    said, code = ends(MIXED, CLEAN, models=("model", "encoder", "decoder", "decoder"))
    assert said[0].startswith("no Sequential model is called 'decoder' in 2 files; run without")
    assert not any("decoder" in line for line in said[1:])
    assert code == 2
    assert ends(MIXED, models=("model", "encoder", "b"))[1] == 0


def test_a_problem_is_placed_as_far_as_it_is_known() -> None:
    from kerasgen.convert.results import Problem

    problems = [Problem("oh"), Problem("oh", 3), Problem("oh", 3, 7)]
    said = [lines(QUIET, FileOutcome("a.py", error=problem)) for problem in problems]
    assert said == [["a.py: oh"], ["a.py:3: oh"], ["a.py:3:7: oh"]]


def test_one_model_is_singular() -> None:
    file = FileOutcome("a.py", (converted("m", 1),), before=b"", after=b"x")
    assert lines(NORMAL, file) == ["converted a.py (1 model)"]
