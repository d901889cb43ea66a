"""A client that starts the server as an editor does, and remembers what it publishes."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

__all__ = ["Client", "connected"]

SECONDS = 60


class Client(LanguageClient):
    """A client with the diagnostics of each document, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__("a client", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        # pygls gives no types to its decorator and to `stop`.
        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _published(parameters: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(parameters)

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """Wait for the next diagnostics of a document."""
        while True:
            found = await asyncio.wait_for(self.published.get(), SECONDS)
            if found.uri == uri:
                return list(found.diagnostics)

    async def open(self, uri: str, text: str) -> list[types.Diagnostic]:
        """Open a document and return its diagnostics."""
        document = types.TextDocumentItem(uri, types.LanguageKind.Python, 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return await self.diagnostics(uri)

    async def change(self, uri: str, version: int, text: str) -> list[types.Diagnostic]:
        """Replace the text of a document and return its diagnostics."""
        self.replace(uri, version, text)
        return await self.diagnostics(uri)

    def replace(self, uri: str, version: int, text: str) -> None:
        """Replace the text of a document."""
        document = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def actions(
        self,
        uri: str,
        line: int,
        diagnostics: list[types.Diagnostic] | None = None,
        only: list[str] | None = None,
        end_line: int | None = None,
    ) -> list[types.CodeAction]:
        """Return the code actions at a line, or from it to another one."""
        end = line if end_line is None else end_line
        where = types.Range(types.Position(line, 0), types.Position(end, 0))
        context = types.CodeActionContext(diagnostics or [], only=only)
        found = await self.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        )
        return [action for action in found or [] if isinstance(action, types.CodeAction)]

    async def hints(self, uri: str) -> dict[tuple[int, int], str]:
        """Return the labels of the inlay hints of a document, by position."""
        whole = types.Range(types.Position(0, 0), types.Position(10_000, 0))
        found = await self.text_document_inlay_hint_async(
            types.InlayHintParams(types.TextDocumentIdentifier(uri), whole)
        )
        return {(h.position.line, h.position.character): str(h.label) for h in found or []}

    async def hover(self, uri: str, line: int, character: int) -> str | None:
        """Return what hovering over a position shows."""
        found = await self.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        )
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def lenses(self, uri: str) -> dict[int, str]:
        """Return the titles of the code lenses of a document, by line."""
        found = await self.text_document_code_lens_async(
            types.CodeLensParams(types.TextDocumentIdentifier(uri))
        )
        return {lens.range.start.line: lens.command.title for lens in found or [] if lens.command}


@asynccontextmanager
async def connected(folder: str, options: Any = None) -> AsyncIterator[Client]:
    """Start a server in a workspace; shut it down as the protocol says."""
    client = Client()
    await client.start_io(sys.executable, "-m", "kerasgen", "server")
    uri = f"file://{folder}"
    await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(),
            workspace_folders=[types.WorkspaceFolder(uri, "workspace")],
            initialization_options=options,
        )
    )
    client.initialized(types.InitializedParams())
    try:
        yield client
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]
