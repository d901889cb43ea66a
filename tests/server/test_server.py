"""Each feature of the server, end to end."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from tests.cli.sources import BEFORE
from tests.server.client import Client, connected

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

BAD = """\
import keras
from keras import layers

é = keras.Input((10, 4)); b = keras.Input((12, 4))
name = "𝄞"; both = layers.concatenate([é, b])
"""
GOOD = """\
import keras
from keras import layers

a = keras.Input((8,))
x = layers.Dense(4, activation="relu")(a)
outputs = layers.Dense(2)(layers.Dropout(0.5)(x))
model = keras.Model(a, outputs)
"""
URI = "file:///nowhere/a.py"


def run(tmp_path: Path, use: Callable[[Client], Awaitable[None]], options: Any = None) -> None:
    async def main() -> None:
        async with connected(str(tmp_path), options) as client:
            await asyncio.wait_for(use(client), 120)

    asyncio.run(main())


def applied(text: str, edit: types.WorkspaceEdit | None, uri: str = URI) -> str:
    """Apply the edits of one document, whose positions are in UTF-16 units."""
    assert edit is not None
    assert edit.changes is not None
    lines = text.splitlines(keepends=True)

    def offset(position: types.Position) -> int:
        before = "".join(lines[: position.line])
        line = lines[position.line] if position.line < len(lines) else ""
        units = line.encode("utf-16-le")[: 2 * position.character]
        return len(before) + len(units.decode("utf-16-le"))

    edits = sorted(edit.changes[uri], key=lambda e: offset(e.range.start), reverse=True)
    for one in edits:
        text = text[: offset(one.range.start)] + one.new_text + text[offset(one.range.end) :]
    return text


def test_diagnostics_follow_the_text(tmp_path: Path) -> None:
    async def use(client: Client) -> None:
        (found,) = await client.open(URI, BAD)
        assert (found.code, found.source) == ("KG101", "kerasgen")
        assert found.message.endswith("\naxis=1 fits")
        # The clef takes two units of UTF-16.
        assert found.range.start == types.Position(4, 20)
        assert found.range.end == types.Position(4, 46)
        assert found.related_information is not None
        lines = [one.location.range.start.line for one in found.related_information]
        assert lines == [3, 3]
        assert found.related_information[1].location.range.start.character == 30
        assert await client.change(URI, 2, BAD.replace("12", "10")) == []
        assert [d.code for d in await client.change(URI, 3, "x = (")] == []
        (found,) = await client.change(URI, 4, BAD)
        client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(URI))
        )
        assert await client.diagnostics(URI) == [found]
        client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI))
        )
        assert await client.diagnostics(URI) == []

    run(tmp_path, use)


def test_many_edits_end_with_the_last(tmp_path: Path) -> None:
    async def use(client: Client) -> None:
        await client.open(URI, GOOD)
        for version in range(2, 40):
            text = BAD if version % 2 else GOOD
            client.replace(URI, version, text + f"# {version}\n")
        last: list[types.Diagnostic] = []
        while not client.published.empty() or not last:
            last = await client.diagnostics(URI)
        assert [d.code for d in last] == ["KG101"]

    run(tmp_path, use)


def test_quick_fixes(tmp_path: Path) -> None:
    async def use(client: Client) -> None:
        found = await client.open(URI, BAD)
        actions = await client.actions(URI, 4, found, [types.CodeActionKind.QuickFix.value])
        (fix,) = actions
        assert (fix.title, list(fix.diagnostics or [])) == ("Join on axis 1", found)
        fixed = applied(BAD, fix.edit)
        assert fixed == BAD.replace("[é, b])", "[é, b], axis=1)")
        assert await client.change(URI, 2, fixed) == []
        assert await client.actions(URI, 4, [], [types.CodeActionKind.QuickFix.value]) == []

    run(tmp_path, use)


def test_conversions(tmp_path: Path) -> None:
    text = BEFORE.decode()
    line = next(i for i, part in enumerate(text.splitlines()) if "Sequential(" in part)

    async def use(client: Client) -> None:
        await client.open(URI, text)
        only = [types.CodeActionKind.Refactor.value]
        (convert,) = await client.actions(URI, line, only=only)
        assert convert.title == "Convert to functional API"
        converted = applied(text, convert.edit)
        assert "Model(" in converted
        assert "Sequential(" not in converted
        await client.change(URI, 2, converted)
        line_after = next(i for i, p in enumerate(converted.splitlines()) if "Model(" in p)
        (back,) = await client.actions(URI, line_after, only=only)
        assert back.title == "Convert to Sequential"
        again = applied(converted, back.edit)
        assert "Sequential(" in again
        assert "Model(" not in again
        assert await client.actions(URI, 0, only=only) == []

    run(tmp_path, use)


def test_conversions_of_a_selection_and_of_all(tmp_path: Path) -> None:
    one = "m{0} = keras.Sequential([keras.Input((8,)), keras.layers.Dense({0})])\n"
    text = "import keras\n" + "".join(one.format(n) for n in (1, 2, 3))
    kept = text + "k = keras.Sequential([keras.layers.Dense(2)])\n"

    async def use(client: Client) -> None:
        await client.open(URI, kept)
        here, everywhere = await client.actions(URI, 1)
        assert everywhere.title == "Convert to functional API: all models of the document"
        assert applied(kept, here.edit).count("Sequential") == 3
        assert applied(kept, everywhere.edit).count("Sequential") == 1
        selected = (await client.actions(URI, 1, end_line=2))[0]
        assert applied(kept, selected.edit).count("Sequential") == 2
        (disabled, *_) = await client.actions(URI, 4)
        assert disabled.disabled is not None
        assert "no-input-shape" in disabled.disabled.reason

    run(tmp_path, use)


def test_hints_hovers_and_lenses(tmp_path: Path) -> None:
    async def use(client: Client) -> None:
        await client.open(URI, GOOD)
        assert await client.hints(URI) == {
            (3, 21): "(8,)",
            (4, 41): "(4,)",
            (5, 48): "(4,)",
            (5, 49): "(2,)",
        }
        assert await client.hover(URI, 4, 8) == "**Dense** (8,) → (4,), 36 parameters"
        assert await client.hover(URI, 5, 30) == "**Dropout** (4,) → (4,), 0 parameters"
        assert await client.hover(URI, 5, 12) == "**Dense** (4,) → (2,), 10 parameters"
        assert await client.hover(URI, 0, 3) is None
        assert await client.lenses(URI) == {6: "3 layers, 46 parameters"}

    run(tmp_path, use)


def test_a_block_that_is_called_often(tmp_path: Path) -> None:
    text = (
        "import keras\nfrom keras import layers\n\n"
        "def block(x, n):\n    return layers.Dense(n)(x)\n\n"
        "a = keras.Input((8,))\nblock(a, 3)\nblock(a, 4)\n"
    )

    async def use(client: Client) -> None:
        await client.open(URI, text)
        assert (await client.hints(URI))[4, 29] == "(3,) | (4,)"
        hover = await client.hover(URI, 4, 12)
        assert hover == (
            "**Dense** (8,) → (3,), 27 parameters\n\n**Dense** (8,) → (4,), 36 parameters"
        )
        await client.change(URI, 2, text + "block(a, 5)\n")
        assert (await client.hints(URI))[4, 29] == "(3,) | ..."

    run(tmp_path, use)


def test_sizes_that_are_not_known_are_not_made_up(tmp_path: Path) -> None:
    text = (
        "import keras\nfrom keras import layers\n\n"
        "def build(shape, units):\n    a = keras.Input((shape[0], 3))\n"
        "    return layers.Dense(units)(a)\n"
    )

    async def use(client: Client) -> None:
        await client.open(URI, text)
        assert await client.hints(URI) == {(4, 34): "(?, 3)", (5, 33): "(?, ?)"}

    run(tmp_path, use)


def test_settings_of_the_editor(tmp_path: Path) -> None:
    options = {"kerasgen": {"inlayHints": False, "codeLens": False, "ignore": ["KG101"]}}

    async def use(client: Client) -> None:
        assert await client.open(URI, BAD + GOOD) == []
        assert await client.hints(URI) == {}
        assert await client.lenses(URI) == {}
        client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams({"kerasgen": {"select": ["KG1"]}})
        )
        assert [d.code for d in await client.diagnostics(URI)] == ["KG101"]
        assert await client.hints(URI) != {}

    run(tmp_path, use, options)


def test_settings_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "kerasgen.toml").write_text('[lint]\nignore = ["KG101"]\n')
    uri = f"file://{tmp_path}/a b.py"

    async def use(client: Client) -> None:
        assert await client.open(uri, BAD) == []
        (tmp_path / "kerasgen.toml").write_text("[lint]\nnonsense = 3\n")
        assert len(await client.change(uri, 2, BAD + "\n")) == 1

    run(tmp_path, use)


def test_modules_of_the_project_are_followed(tmp_path: Path) -> None:
    (tmp_path / "sizes.py").write_text("SIZE = 12\n")
    text = BAD.replace("(12, 4)", "(SIZE, 4)").replace(
        "import keras\n", "import keras\nfrom sizes import SIZE\n", 1
    )

    async def use(client: Client) -> None:
        assert len(await client.open(f"file://{tmp_path}/main.py", text)) == 1

    run(tmp_path, use)


def cell(number: int) -> str:
    return f"vscode-notebook-cell:/n.ipynb#{number}"


def test_notebooks(tmp_path: Path) -> None:
    sources = [
        "%matplotlib inline\nimport keras\nfrom keras import layers",
        "a = keras.Input((10, 4))\nm = keras.Sequential()\nm.add(keras.Input((3,)))",
        (
            "    b = keras.Input((12, 4))\n    both = layers.concatenate([a, b])\n"
            "    m.add(layers.Dense(2))"
        ),
    ]
    uri = f"file://{tmp_path}/n.ipynb"

    async def use(client: Client) -> None:
        cells = [types.NotebookCell(types.NotebookCellKind.Code, cell(n)) for n in range(3)]
        notebook = types.NotebookDocument(uri, "jupyter-notebook", 1, cells)
        texts = [
            types.TextDocumentItem(cell(n), types.LanguageKind.Python, 1, source)
            for n, source in enumerate(sources)
        ]
        client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, texts))
        (found,) = await client.diagnostics(cell(2))
        assert found.range.start == types.Position(1, 11)
        assert found.related_information is not None
        places = [(r.location.uri, r.location.range.start) for r in found.related_information]
        assert places == [(cell(1), types.Position(0, 4)), (cell(2), types.Position(0, 8))]
        assert (await client.hints(cell(1)))[0, 24] == "(10, 4)"
        (fix,) = await client.actions(cell(2), 1, [found], [types.CodeActionKind.QuickFix.value])
        fixed = applied(sources[2], fix.edit, cell(2))
        assert fixed == sources[2].replace("[a, b]", "[a, b], axis=1")
        (convert,) = await client.actions(
            cell(1), 1, only=[types.CodeActionKind.RefactorRewrite.value]
        )
        assert convert.edit is not None
        assert applied(sources[1], convert.edit, cell(1)).splitlines()[1:] == [
            "inputs = keras.Input((3,))"
        ]
        assert applied(sources[2], convert.edit, cell(2)).splitlines()[2:] == [
            "    outputs = layers.Dense(2)(inputs)",
            "    m = keras.Model(inputs, outputs)",
        ]
        change = types.NotebookDocumentChangeEvent(
            cells=types.NotebookDocumentCellChanges(
                text_content=[
                    types.NotebookDocumentCellContentChanges(
                        types.VersionedTextDocumentIdentifier(2, cell(2)),
                        [types.TextDocumentContentChangeWholeDocument(fixed)],
                    )
                ]
            )
        )
        client.notebook_document_did_change(
            types.DidChangeNotebookDocumentParams(
                types.VersionedNotebookDocumentIdentifier(2, uri), change
            )
        )
        assert await client.diagnostics(cell(2)) == []
        client.notebook_document_did_close(
            types.DidCloseNotebookDocumentParams(
                types.NotebookDocumentIdentifier(uri),
                [types.TextDocumentIdentifier(cell(n)) for n in range(3)],
            )
        )
        assert await client.diagnostics(cell(0)) == []

    run(tmp_path, use)


def test_requests_can_be_cancelled(tmp_path: Path) -> None:
    slow = "import keras\nx = keras.Input((8,))\n" + "x = keras.layers.Dense(8)(x)\n" * 800

    async def use(client: Client) -> None:
        document = types.TextDocumentItem(URI, types.LanguageKind.Python, 1, slow)
        client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        asked = asyncio.ensure_future(client.hover(URI, 2, 5))
        await asyncio.sleep(0.2)
        client.cancel_request(types.CancelParams(next(iter(client.protocol._request_futures))))
        with pytest.raises(Exception, match=r"(?i)cancel"):
            await asyncio.wait_for(asked, 30)
        # The analysis itself goes on, for the diagnostics.
        assert await client.diagnostics(URI) == []
        assert "Dense" in str(await client.hover(URI, 2, 5))

    run(tmp_path, use)


def test_other_languages_are_left_alone(tmp_path: Path) -> None:
    async def use(client: Client) -> None:
        document = types.TextDocumentItem("file:///a.md", types.LanguageKind.Markdown, 1, BAD)
        client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        assert await client.hints("file:///a.md") == {}
        assert len(await client.open(URI, BAD)) == 1

    run(tmp_path, use)


def test_it_ends_with_its_client(tmp_path: Path) -> None:
    run_ = subprocess.run(
        [sys.executable, "-m", "kerasgen", "server"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
        env={**os.environ},
    )
    assert b"Traceback" not in run_.stderr
