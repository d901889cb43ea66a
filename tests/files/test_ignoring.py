"""Patterns as typed by the user, which must be patterns, and as read from a file of git's."""

from __future__ import annotations

import os

import pytest

from kerasgen.files.ignoring import BadPatternError, Patterns, with_slash


@pytest.mark.parametrize("line", ["!", "a/***/\\"])
def test_a_pattern_that_is_none_is_said(line: str) -> None:
    with pytest.raises(BadPatternError) as caught:
        Patterns.parse("/base", ["ok", line])
    assert str(caught.value) == f"not a gitignore pattern: {line!r}"


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/base/a.py", True),
        ("/base/b/a.py", True),
        ("/base/keep/a.py", False),
        ("/base/c.py", None),
        ("/base/old/", True),
        ("/base/old", None),
    ],
)
def test_the_last_pattern_that_matches_decides(path: str, verdict: bool | None) -> None:
    patterns = Patterns.parse("/base", ["a.py", "!keep/a.py", "old/"])
    assert patterns.verdict(path) is verdict


def test_a_path_is_spelled_with_slashes_for_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = Patterns.parse("C:", ["b/a.py"])
    monkeypatch.setattr(os, "sep", "\\")
    assert patterns.verdict("C:\\b\\a.py") is True


def test_patterns_know_where_they_hold() -> None:
    patterns = Patterns.parse("/base", ["a.py"])
    assert patterns.holds("/base/x")
    assert not patterns.holds("/basement")
    assert patterns.moved_to("/other").verdict("/other/a.py") is True
    assert with_slash("/") == "/"
