"""Errors of the operating system in one line."""

from __future__ import annotations

import errno

import pytest

from kerasgen.files.bytes import NotAFileError
from kerasgen.files.trouble import describe


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "/a"), "no such file or"),
        (NotAFileError(), "not a regular file"),
        (OSError("Own words"), "own words"),
        (TimeoutError(), "timeoutError"),
    ],
)
def test_says_what_went_wrong(error: OSError, words: str) -> None:
    assert describe(error).startswith(words)
    assert "[Errno" not in describe(error)
