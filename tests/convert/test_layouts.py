"""Every conversion again, in the bytes that files come in: line ends, tabs, no last newline."""

from __future__ import annotations

import re
import tokenize
from io import StringIO

import pytest

from tests.convert.cases import Case, case_named, case_names

CONVERSIONS = [name for name in case_names() if case_named(name).converts]
INDENT = re.compile(r"^(?: {4})+", re.MULTILINE)


def inside_string(text: str) -> bool:
    """Whether a string of `text` spans lines: then its line ends are data."""
    tokens = tokenize.generate_tokens(StringIO(text).readline)
    return any(t.type == tokenize.STRING and t.start[0] != t.end[0] for t in tokens)


def tabbed(text: str) -> str:
    return INDENT.sub(lambda match: "\t" * (len(match[0]) // 4), text)


def outcome(case: Case, text: str) -> str:
    conversion = case.convert(text)
    assert conversion.problem is None
    return conversion.text


@pytest.mark.parametrize("name", CONVERSIONS)
def test_crlf_stays(name: str) -> None:
    case = case_named(name)
    after = outcome(case, case.before.replace("\n", "\r\n"))
    assert after == case.after.replace("\n", "\r\n")


@pytest.mark.parametrize("name", CONVERSIONS)
def test_missing_final_newline_stays_missing(name: str) -> None:
    case = case_named(name)
    assert outcome(case, case.before.rstrip("\n")) == case.after.rstrip("\n")


@pytest.mark.parametrize("name", CONVERSIONS)
def test_tabs_stay(name: str) -> None:
    case = case_named(name)
    if inside_string(case.before):
        pytest.skip("indentation inside a string is data")
    if not INDENT.search(case.before):
        pytest.skip("nothing in it is indented, so new blocks are indented by four blanks")
    assert outcome(case, tabbed(case.before)) == tabbed(case.after)


@pytest.mark.parametrize("name", CONVERSIONS)
def test_encoding_cookie_stays_first(name: str) -> None:
    case = case_named(name)
    cookie = "# -*- coding: utf-8 -*-\n"
    lines_moved = "--lines" in case.flags
    if not lines_moved:
        assert outcome(case, cookie + case.before) == cookie + case.after


@pytest.mark.parametrize("name", CONVERSIONS)
def test_code_before_and_after_is_untouched(name: str) -> None:
    case = case_named(name)
    if "--lines" in case.flags or case.before.startswith("from __future__"):
        pytest.skip("the case depends on its lines")
    last = "\n\ndef  oddly_formatted( ) :\n    return   {'é' : 1}\n"
    assert outcome(case, case.before + last) == case.after + last
