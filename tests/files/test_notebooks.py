"""Notebooks: read as one source, written back with nothing changed but the sources asked for."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerasgen.files.notebooks import Notebook, Place, read_notebook
from kerasgen.files.notebooks.cells import plain_cell, restored
from kerasgen.files.notebooks.document import parse_document, with_sources
from kerasgen.files.source import UnreadableSourceError


def notebook(
    *sources: Any, indent: int | None = 1, escaped: bool = False, **metadata: Any
) -> bytes:
    """Write a notebook of code cells; a source in a tuple is that of a text cell."""
    cells: list[dict[str, Any]] = []
    for source in sources:
        if isinstance(source, tuple):
            cells.append({"cell_type": "markdown", "metadata": {}, "source": list(source)})
        else:
            lines = source if isinstance(source, list) else source.splitlines(keepends=True)
            cells.append(
                {
                    "cell_type": "code",
                    "execution_count": 3,
                    "metadata": {},
                    "outputs": [
                        {"name": "stdout", "output_type": "stream", "text": ['"source": [\n', "é"]}
                    ],
                    "source": lines,
                }
            )
    document = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 2}
    return (json.dumps(document, indent=indent, ensure_ascii=escaped) + "\n").encode()


def joined(*sources: str) -> list[str]:
    """Return what each cell reads as."""
    found = read_notebook(notebook(*sources))
    return [cell.text for cell in found.joined.plain.values()]


def changed(data: bytes, old: str, new: str) -> bytes:
    """Replace a text in the joined source of a notebook and write it back."""
    found = read_notebook(data)
    assert old in found.text
    return found.with_text(found.text.replace(old, new))


def test_cells_are_one_source() -> None:
    found = read_notebook(notebook("a = 1\n", ("# text",), "b = a\nc = b"))
    assert found.text.splitlines() == [
        "kerasgen_cell_0_", "a = 1", "", "kerasgen_cell_2_", "b = a", "c = b",
    ]  # fmt: skip
    assert [found.joined.place(line) for line in (2, 5, 6)] == [
        Place(1, 1),
        Place(3, 1),
        Place(3, 2),
    ]
    assert [found.joined.line(found.joined.place(line)) for line in (2, 5, 6)] == [2, 5, 6]


@pytest.mark.parametrize("indent", [1, 2, None])
@pytest.mark.parametrize("escaped", [True, False])
def test_only_the_changed_lines_change(indent: int | None, escaped: bool) -> None:
    data = notebook("a = 'é'\nb = 2\n", "c = 3\n", indent=indent, escaped=escaped)
    after = changed(data, "b = 2", "b = 'ü'\nbb = 4")
    if indent is not None:
        kept = data.split(b"\n")
        new = [line.strip(b" ,") for line in after.split(b"\n") if line not in kept]
        lines = ("b = 'ü'\n", "bb = 4\n")
        assert new == [json.dumps(line, ensure_ascii=escaped).encode() for line in lines]
    document = json.loads(after)
    assert document["cells"][0]["source"] == ["a = 'é'\n", "b = 'ü'\n", "bb = 4\n"]
    document["cells"][0]["source"] = json.loads(data)["cells"][0]["source"]
    assert document == json.loads(data)
    assert after.isascii() is escaped
    nbformat.validate(nbformat.reads(after.decode(), as_version=4))


def test_a_source_may_be_one_text() -> None:
    data = notebook("x").replace(b'[\n    "x"\n   ]', b'"a = 1\\nb = 2"')
    after = changed(data, "b = 2", "b = 3")
    assert after == data.replace(b"b = 2", b"b = 3")


def test_escapes_of_lines_that_stay_are_kept() -> None:
    data = notebook("a = 1\nb = 2\n").replace(b"a = 1", b"a = '\\u003c\\/p>'")
    after = changed(data, "b = 2", "b = 3")
    assert after == data.replace(b"b = 2", b"b = 3")


def test_a_mark_and_a_missing_newline_stay() -> None:
    data = b"\xef\xbb\xbf" + notebook("a = 1").rstrip(b"\n")
    assert changed(data, "a = 1", "a = 2") == data.replace(b"a = 1", b"a = 2")


def test_windows_newlines_in_the_file_stay() -> None:
    data = notebook("a = 1\nb = 2\n").replace(b"\n", b"\r\n")
    assert changed(data, "b = 2", "b = 3") == data.replace(b"b = 2", b"b = 3")


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("%matplotlib inline\nx = 1", "kerasgen_ipython_line_0_\nx = 1"),
        ("!pip install keras\nx = 1", "kerasgen_ipython_line_0_\nx = 1"),
        ("files = !ls\nx = 1", "files = kerasgen_ipython_line_0_\nx = 1"),
        ("t = %timeit -o f()\nx = 1", "t = kerasgen_ipython_line_0_\nx = 1"),
        ("model.fit?", "kerasgen_ipython_line_0_"),
        ("?model.fit", "kerasgen_ipython_line_0_"),
        ("ls ./data", "kerasgen_ipython_line_0_"),
        ("if x:\n    !ls\ny = 2", "if x:\n    kerasgen_ipython_line_0_\ny = 2"),
        ("!pip install a \\\n  b\nx = 1", "kerasgen_ipython_line_0_\n\nx = 1"),
        ("%%time\nx = 1", "kerasgen_ipython_line_0_\nx = 1"),
        ("%time x = 1\n%time y = 2", "kerasgen_ipython_line_0_\nkerasgen_ipython_line_1_"),
        ("  x = 1\n  y = 2\n", "x = 1\ny = 2\n"),
        ("x = (1\n% 2)", "x = (1\n% 2)"),
        ("s = '''\n%x\n!y\n'''\n!ls", "s = '''\n%x\n!y\n'''\nkerasgen_ipython_line_0_"),
    ],
)
def test_what_only_ipython_reads(source: str, plain: str) -> None:
    cell = plain_cell(source)
    assert (cell.text, cell.problem) == (plain, None)
    assert restored(cell.text, cell) == source


@pytest.mark.parametrize(
    "source", ["%%bash\nrm -rf $x", "%%writefile a.py\nx = (", "%bash\nls $x", "%%html\n<p>"]
)
def test_cells_in_other_languages_are_passed_over(source: str) -> None:
    cell = plain_cell(source)
    assert (cell.text, cell.problem, cell.is_python) == ("\n" * source.count("\n"), None, False)


@pytest.mark.parametrize("source", ["model = # TODO", "print 1", "def f(:\n  pass", "x = \0"])
def test_a_bad_cell_does_not_lose_the_others(source: str) -> None:
    found = read_notebook(notebook("a = 1", source, "b = 2"))
    assert [cell.text for cell in found.joined.plain.values()] == [
        "a = 1",
        "\n" * source.count("\n"),
        "b = 2",
    ]
    assert [place for place, _ in found.joined.problems()] == [Place(2, 1)]
    assert found.with_text(found.text) == notebook("a = 1", source, "b = 2")


def test_indentation_comes_back() -> None:
    data = notebook("    x = 1\n    if x:\n\n        y = 2\n")
    after = changed(data, "y = 2", "y = 3\n    z = 4")
    assert json.loads(after)["cells"][0]["source"] == [
        "    x = 1\n", "    if x:\n", "\n", "        y = 3\n", "        z = 4\n",
    ]  # fmt: skip
    found = read_notebook(data)
    assert [found.joined.indent(line) for line in (2, 3)] == [4, 4]


def test_lines_of_the_file() -> None:
    data = notebook("a = 1\nb = 2\n", ["c = 3\n", "d = 4"])
    found = read_notebook(data)
    lines = data.decode().splitlines()
    for cell, sources in ((1, ("a = 1", "b = 2")), (2, ("c = 3", "d = 4"))):
        for line, text in zip(found.file_lines(cell), sources, strict=False):
            assert text in lines[line - 1]


def test_other_kernels_have_no_cells() -> None:
    data = notebook("x <- 1", kernelspec={"language": "R", "name": "ir", "display_name": "R"})
    assert read_notebook(data).text == ""
    data = notebook("x = 1", language_info={"name": "python"})
    assert "x = 1" in read_notebook(data).text


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "not a notebook"),
        (b"{}", "it has no list of cells"),
        (b"[]", "it has no list of cells"),
        (b'{"cells": 3}', "it has no list of cells"),
        (b'{"worksheets": []}', "format 4"),
        (b"version https://git-lfs.github.com/spec/v1\n", "not a notebook"),
        (b'{"cells": [\xff]}', "not UTF-8"),
        (b"[" * 100_000, "not a notebook"),
    ],
)
def test_what_is_no_notebook(data: bytes, complaint: str) -> None:
    with pytest.raises(UnreadableSourceError, match=complaint):
        read_notebook(data)


def test_odd_cells_keep_their_place() -> None:
    data = b'{"cells": [3, {"cell_type": "code"}, {"cell_type": "code", "source": [1]}, '
    data += b'{"source": "x = 1", "cell_type": "code"}]}'
    found = read_notebook(data)
    assert [cell.text for cell in found.joined.plain.values()] == ["x = 1"]
    assert changed(data, "x = 1", "x = 2") == data.replace(b"x = 1", b"x = 2")


@pytest.mark.parametrize(
    "text",
    [
        "import x\nkerasgen_cell_0_\na = 1\n\nkerasgen_cell_1_\n\n",
        "kerasgen_cell_0_\na = 1\n",
        "kerasgen_cell_1_\n\nkerasgen_cell_0_\na = 1\n",
        "kerasgen_cell_0_\na = 1\n\nkerasgen_cell_1_\nimport x\n",
    ],
)
def test_statements_stay_in_their_cells(text: str) -> None:
    found = read_notebook(notebook("a = 1\n", "%%bash\nls\n"))
    with pytest.raises(UnreadableSourceError):
        found.with_text(text)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=5),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=5),
    st.sampled_from([None, 1, 4]),
    st.booleans(),
)
def test_any_source_can_be_replaced(
    old: list[str], new: list[str], indent: int | None, escaped: bool
) -> None:
    data = notebook(*old, indent=indent, escaped=escaped).decode()
    document = parse_document(data)
    sources = dict(enumerate(new[: len(old)]))
    after = json.loads(with_sources(document, sources))
    wanted = json.loads(data)
    for index, source in sources.items():
        wanted["cells"][index]["source"] = source
        after["cells"][index]["source"] = "".join(after["cells"][index]["source"])
    for index in range(len(sources), len(old)):
        wanted["cells"][index]["source"] = after["cells"][index]["source"]
    assert after == wanted
    unchanged: Notebook = read_notebook(data.encode())
    assert unchanged.with_text(unchanged.text) == data.encode()
