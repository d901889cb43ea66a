"""The server itself: which request is answered by what."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from kerasgen import __version__
from kerasgen.server import actions, features
from kerasgen.server.analysis import Analyser
from kerasgen.server.documents import Open, open_document
from kerasgen.server.settings import EditorSettings, codes_for, editor_settings

if TYPE_CHECKING:
    from kerasgen.server.analysis import Analysis

__all__ = ["Server", "create"]

_NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithCells(
            cells=[types.NotebookCellLanguage(language="python")], notebook="jupyter-notebook"
        )
    ],
    save=True,
)
_ACTIONS = types.CodeActionOptions(
    code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite]
)


class Server(LanguageServer):
    """A language server with an analyser, and the settings that the editor sent."""

    def __init__(self) -> None:
        super().__init__("kerasgen", __version__, notebook_document_sync=_NOTEBOOKS)
        self.analyser = Analyser()
        self.settings = EditorSettings()
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, set[str]] = {}

    async def analysed(self, uri: str) -> tuple[Open, Analysis] | None:
        """Return the source that a document belongs to, and what is known of it."""
        source = open_document(self.workspace, uri)
        if source is None:
            return None
        codes = codes_for(source.path, self.settings)
        return source, await self.analyser.analyse(source.path, source.text, codes)

    def check(self, uri: str) -> None:
        """Publish the diagnostics of a document soon: at once when idle, else after what runs.

        While a text is built, edits pile up; only the last one is built next.
        """
        source = open_document(self.workspace, uri)
        if source is None:
            return
        running = self._checks.get(source.uri)
        if running is None or running.done():
            self._checks[source.uri] = asyncio.create_task(self._check_until_calm(source.uri))

    async def _check_until_calm(self, uri: str) -> None:
        text = None
        while True:
            found = await self.analysed(uri)
            if found is None:
                return
            source, analysis = found
            self._publish(source, analysis)
            now = open_document(self.workspace, uri)
            if now is None or now.text == source.text or now.text == text:
                return
            text = now.text

    def _publish(self, source: Open, analysis: Analysis) -> None:
        shown = features.diagnostics(source, analysis)
        for gone in self._shown.get(source.uri, set()) - shown.keys():
            shown[gone] = []
        self._shown[source.uri] = set(source.documents)
        for uri, diagnostics in shown.items():
            parameters = types.PublishDiagnosticsParams(uri, diagnostics)
            self.text_document_publish_diagnostics(parameters)

    def forget(self, uri: str) -> None:
        """Take back what was published for a document that is closed."""
        for shown in self._shown.pop(uri, {uri}):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(shown, []))

    def recheck(self) -> None:
        """Check everything that is open, as the settings changed."""
        for uri in [*self.workspace.text_documents, *self.workspace.notebook_documents]:
            self.check(uri)


def create() -> Server:
    """Return a server that is ready to be started on a pair of streams."""
    server = Server()

    @server.feature(types.INITIALIZE)
    def _initialize(parameters: types.InitializeParams) -> None:
        server.settings = editor_settings(parameters.initialization_options)
        server.analyser.warm()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def _configured(parameters: types.DidChangeConfigurationParams) -> None:
        server.settings = editor_settings(parameters.settings)
        server.recheck()

    @server.feature(types.SHUTDOWN)
    def _shutdown(_: Any) -> None:
        server.analyser.stop()

    _follow_documents(server)
    _answer_requests(server)
    return server


_TEXT_CHANGES = (
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_SAVE,
)
_NOTEBOOK_CHANGES = (
    types.NOTEBOOK_DOCUMENT_DID_OPEN,
    types.NOTEBOOK_DOCUMENT_DID_CHANGE,
    types.NOTEBOOK_DOCUMENT_DID_SAVE,
)


def _follow_documents(server: Server) -> None:
    # They must run in the event loop, where the checks are tasks: pygls calls plain functions there
    # too, but promises it for coroutines only.
    async def text_changed(parameters: Any) -> None:
        server.check(parameters.text_document.uri)

    async def notebook_changed(parameters: Any) -> None:
        server.check(parameters.notebook_document.uri)

    async def text_closed(parameters: types.DidCloseTextDocumentParams) -> None:
        server.forget(parameters.text_document.uri)

    async def notebook_closed(parameters: types.DidCloseNotebookDocumentParams) -> None:
        server.forget(parameters.notebook_document.uri)

    for event in _TEXT_CHANGES:
        server.feature(event)(text_changed)
    for event in _NOTEBOOK_CHANGES:
        server.feature(event)(notebook_changed)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(text_closed)
    server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)(notebook_closed)


def _answer_requests(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, _ACTIONS)
    async def _actions(parameters: types.CodeActionParams) -> list[types.CodeAction]:
        uri = parameters.text_document.uri
        found = await server.analysed(uri)
        if found is None:
            return []
        source, analysis = found
        asked = list(parameters.context.diagnostics)
        everything = [
            *actions.fixes(source, analysis, asked),
            *actions.conversions(source, uri, parameters.range),
        ]
        return [a for a in everything if _is_wanted(a, parameters.context.only)]

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def _hints(parameters: types.InlayHintParams) -> list[types.InlayHint]:
        uri = parameters.text_document.uri
        found = await server.analysed(uri) if server.settings.inlay_hints else None
        return [] if found is None else features.hints(*found, uri, parameters.range)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(parameters: types.HoverParams) -> types.Hover | None:
        uri = parameters.text_document.uri
        found = await server.analysed(uri)
        return None if found is None else features.hover(*found, uri, parameters.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def _lenses(parameters: types.CodeLensParams) -> list[types.CodeLens]:
        uri = parameters.text_document.uri
        found = await server.analysed(uri) if server.settings.code_lens else None
        return [] if found is None else features.lenses(*found, uri)


def _is_wanted(action: types.CodeAction, only: Any) -> bool:
    """Whether a client that asks for some kinds of actions asks for this one."""
    kind = str(getattr(action.kind, "value", action.kind))
    names = [str(getattr(wanted, "value", wanted)) for wanted in only or ()]
    return not names or any(kind == n or kind.startswith(f"{n}.") for n in names)
