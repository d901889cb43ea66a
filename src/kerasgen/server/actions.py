"""Code actions: fixes for findings, and conversions of the models at the cursor or everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lsprotocol import types

from kerasgen.files.source import UnreadableSourceError
from kerasgen.lint.fixes import fix_for
from kerasgen.server.features import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.convert.results import Conversion
    from kerasgen.server.analysis import Analysis
    from kerasgen.server.documents import Open

__all__ = ["conversions", "fixes"]

Target = Literal["functional", "sequential"]
_TITLES: dict[Target, str] = {
    "functional": "Convert to functional API",
    "sequential": "Convert to Sequential",
}


def fixes(
    source: Open, analysis: Analysis, asked: list[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    """Yield a fix for each diagnostic that has a safe one."""
    for finding in analysis.lint.findings:
        _, where = source.range(finding.line, finding.column, finding.end_line, finding.end_column)
        matching = [d for d in asked if d.code == finding.code and d.range == where]
        fix = fix_for(source.text, finding) if matching else None
        if fix is not None:
            edits = [source.text_edit(edit) for edit in fix.edits]
            yield types.CodeAction(
                fix.title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=matching,
                edit=_workspace_edit(edits),
            )


def conversions(source: Open, uri: str, selected: types.Range) -> Iterator[types.CodeAction]:
    """Yield the conversions of the models that a selection touches, and of all models."""
    start = source.line_at(uri, selected.start)
    end = source.line_at(uri, selected.end)
    if start is None or end is None:
        return
    for target, title in _TITLES.items():
        here = _converted(source, target, (start, max(start, end)))
        yield from _action(source, here, title)
        everywhere = _converted(source, target, None)
        if _count(everywhere) > max(_count(here), 1):
            yield from _action(source, everywhere, f"{title}: all models of the document")


def _converted(source: Open, target: Target, lines: tuple[int, int] | None) -> Conversion:
    from kerasgen.convert import convert

    return convert(source.text, target, lines=lines)


def _count(conversion: Conversion) -> int:
    return sum(model.outcome == "converted" for model in conversion.models)


def _action(source: Open, conversion: Conversion, title: str) -> Iterator[types.CodeAction]:
    kind = types.CodeActionKind.RefactorRewrite
    if conversion.changed:
        try:
            edit = _workspace_edit(source.replaced(conversion.text))
        except UnreadableSourceError as error:
            disabled = types.CodeActionDisabled(str(error))
            yield types.CodeAction(title, kind=kind, disabled=disabled)
            return
        yield types.CodeAction(title, kind=kind, edit=edit)
        return
    reasons = [model.reason for model in conversion.models if model.reason is not None]
    if reasons:
        why = f"{SOURCE}: {reasons[0].message} ({reasons[0].code})"
        disabled = types.CodeActionDisabled(why)
        yield types.CodeAction(title, kind=kind, disabled=disabled)


def _workspace_edit(edits: list[tuple[str, types.TextEdit]]) -> types.WorkspaceEdit:
    changes: dict[str, list[types.TextEdit]] = {}
    for uri, edit in edits:
        changes.setdefault(uri, []).append(edit)
    return types.WorkspaceEdit(changes=dict(changes))
