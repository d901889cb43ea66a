"""`kerasgen explain`: every page, and that the examples on it are what they claim to be."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kerasgen import Conversion, convert
from kerasgen.convert.reasons import pages
from kerasgen.lint.rules import rules
from kerasgen.verify.check import Draft, proved
from tests.cli.running import invoke

if TYPE_CHECKING:
    from kerasgen.verify.check import Mode

CODES = list(pages())
RULES = list(rules())
HEADINGS = ["Why the model is kept", "Kept", "Converted", "What to do"]


# These say why a functional model is kept; the others, why a Sequential one is.
TO_SEQUENTIAL = {
    "branch",
    "call-arguments",
    "intermediate-used",
    "merge",
    "multiple-inputs",
    "multiple-outputs",
    "shared-layer",
    "tensor-operation",
}


# These say why a model is kept with `--verify`.
VERIFIED: dict[str, Mode] = {"not-proved": "strict", "not-the-same": "on"}


def converted(code: str, source: str) -> Conversion:
    if code in VERIFIED:
        draft = Draft("a.py", source, convert(source), lambda only: convert(source, places=only))
        return proved([draft], VERIFIED[code], 1, "light")[0]
    return convert(source, "sequential" if code in TO_SEQUENTIAL else "functional")


def example(code: str, heading: str) -> str:
    _, _, section = pages()[code].text.partition(f"\n## {heading}\n\n```python\n")
    return section.partition("```\n")[0]


def test_there_are_the_pages_that_the_contract_names() -> None:
    promised = {"no-input-shape", "not-hoistable", "unknown-layers", "subclass", "changed-later"}
    assert promised | TO_SEQUENTIAL <= set(CODES)


def test_list() -> None:
    run = invoke("explain")
    assert (run.code, run.err) == (0, "")
    lines = run.out.decode().splitlines()
    assert [line.split()[0] for line in lines] == [*RULES, *CODES]
    assert sorted(CODES) == CODES
    starts = {len(line) - len(line.partition(" ")[2].lstrip()) for line in lines}
    assert len(starts) == 1
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("code", CODES)
def test_page(code: str) -> None:
    run = invoke("explain", code)
    assert (run.code, run.err) == (0, "")
    assert run.out.decode() == pages()[code].text
    assert run.out.decode().startswith(f"# {code}\n\n")
    assert re.findall(r"^## (.*)$", run.out.decode(), re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("code", CODES)
def test_the_kept_example_is_kept_for_this_reason(code: str) -> None:
    source = example(code, "Kept")
    conversion = converted(code, source)
    reasons = [model.reason.code for model in conversion.models if model.reason is not None]
    assert conversion.problem is None
    assert reasons == [code]
    assert conversion.text == source


@pytest.mark.parametrize("code", CODES)
def test_the_converted_example_is_converted(code: str) -> None:
    conversion = converted(code, example(code, "Converted"))
    assert conversion.problem is None
    assert [model.outcome for model in conversion.models] == ["converted"]


@pytest.mark.parametrize("code", RULES)
def test_the_page_of_a_rule(code: str) -> None:
    run = invoke("explain", code)
    assert (run.code, run.err) == (0, "")
    assert run.out.decode() == rules()[code].text
    assert run.out.decode().startswith(f"# {code}\n\n{rules()[code].summary}\n")
    assert re.findall(r"^## (.*)$", run.out.decode(), re.MULTILINE) == ["Bad", "Good"]


def test_json() -> None:
    listed = json.loads(invoke("explain", "--output-format", "json").out)
    assert [page["code"] for page in listed] == [*RULES, *CODES]
    (page,) = json.loads(invoke("explain", "subclass", "--output-format", "json").out)
    assert page == {
        "code": "subclass",
        "summary": pages()["subclass"].summary,
        "text": pages()["subclass"].text,
    }


@pytest.mark.parametrize("code", ["no-shape", "NO-INPUT-SHAPE", "", "../results"])
def test_an_unknown_code_is_answered_with_the_known_ones(code: str) -> None:
    run = invoke("explain", code)
    assert (run.code, run.out) == (2, b"")
    assert run.lines == [f"error: unknown code {code!r}; known are {', '.join([*RULES, *CODES])}"]
