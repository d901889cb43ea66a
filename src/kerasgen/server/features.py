"""What the server says of a source: diagnostics, hints, hovers and lenses, for the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from kerasgen.show.text import shape_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.lint.findings import Finding
    from kerasgen.server.analysis import Analysis
    from kerasgen.server.documents import Open

__all__ = ["calls_at", "diagnostics", "hints", "hover", "lenses"]

SOURCE = "kerasgen"


def diagnostics(source: Open, analysis: Analysis) -> dict[str, list[types.Diagnostic]]:
    """Return the diagnostics of each document of a source, those without any among them."""
    found: dict[str, list[types.Diagnostic]] = {uri: [] for uri in source.documents}
    for finding in analysis.lint.findings:
        uri, diagnostic = _diagnostic(source, finding)
        found[uri].append(diagnostic)
    return found


def _diagnostic(source: Open, finding: Finding) -> tuple[str, types.Diagnostic]:
    uri, where = source.range(finding.line, finding.column, finding.end_line, finding.end_column)
    message = finding.message if finding.help is None else f"{finding.message}\n{finding.help}"
    related = []
    for one in finding.related:
        if one.path == finding.path:
            other, at = source.range(one.line, one.column, one.line, one.column)
            location = types.Location(other, at)
            related.append(types.DiagnosticRelatedInformation(location, one.message))
    is_suppression = finding.code == "KG001"
    return uri, types.Diagnostic(
        range=where,
        message=message,
        severity=types.DiagnosticSeverity.Hint
        if is_suppression
        else types.DiagnosticSeverity.Error,
        code=finding.code,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if is_suppression else None,
        related_information=related or None,
    )


def hints(source: Open, analysis: Analysis, uri: str, within: types.Range) -> list[types.InlayHint]:
    """Return the shape behind each call of a layer in a part of a document."""
    found = []
    for (line, column), calls in _by_end(analysis).items():
        shapes = list(dict.fromkeys(_shapes(call["outputs"]) for call in calls))
        where, position = source.place(line, column)
        if where != uri or not within.start.line <= position.line <= within.end.line:
            continue
        # A block that is called many times has many shapes: two can be read, more cannot.
        label = " | ".join(shapes) if len(shapes) <= 2 else f"{shapes[0]} | ..."
        hint = types.InlayHint(position, label, types.InlayHintKind.Type, padding_left=True)
        found.append(hint)
    return found


def _by_end(analysis: Analysis) -> dict[tuple[int, int], list[dict[str, Any]]]:
    calls: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for call in analysis.calls:
        if call["kind"] != "operation":
            calls.setdefault((call["end_line"], call["end_column"]), []).append(call)
    return calls


def _shapes(shapes: list[list[int | None]]) -> str:
    return ", ".join(shape_text(tuple(shape)) for shape in shapes)


def hover(source: Open, analysis: Analysis, uri: str, at: types.Position) -> types.Hover | None:
    """Return what the innermost call at a position takes and gives, and its parameters."""
    calls = calls_at(source, analysis, uri, at)
    if not calls:
        return None
    lines = dict.fromkeys(_described(call) for call in calls)
    first = calls[0]
    _, where = source.range(first["line"], first["column"], first["end_line"], first["end_column"])
    text = "\n\n".join(lines)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), where)


def calls_at(
    source: Open, analysis: Analysis, uri: str, at: types.Position
) -> list[dict[str, Any]]:
    """Return the calls of the smallest expression around a position."""
    around: list[tuple[tuple[int, int], dict[str, Any]]] = []
    for call in analysis.calls:
        where, span = source.range(
            call["line"], call["column"], call["end_line"], call["end_column"]
        )
        if where == uri and _before(span.start, at) and _before(at, span.end):
            size = (call["end_line"] - call["line"], call["end_column"] - call["column"])
            around.append((size, call))
    smallest = min((size for size, _ in around), default=None)
    return [call for size, call in around if size == smallest]


def _before(one: types.Position, other: types.Position) -> bool:
    return (one.line, one.character) <= (other.line, other.character)


def _described(call: dict[str, Any]) -> str:
    given = _shapes(call["inputs"])
    arrow = f"{given} → " if given else ""
    text = f"**{call['name']}** {arrow}{_shapes(call['outputs'])}"
    if call["parameters"] is None:
        return text
    return f"{text}, {call['parameters']:,} parameters"


def lenses(source: Open, analysis: Analysis, uri: str) -> list[types.CodeLens]:
    """Return a line above each model: how many layers and parameters it has."""
    found = []
    for line, title in dict.fromkeys(_titles(analysis)):
        where, position = source.place(line, 1)
        if where == uri:
            command = types.Command(title, "")
            found.append(types.CodeLens(types.Range(position, position), command))
    return found


def _titles(analysis: Analysis) -> Iterator[tuple[int, str]]:
    for model in analysis.models:
        title = f"{model['layers']} layers"
        if model["parameters"] is not None:
            title += f", {model['parameters']:,} parameters"
        yield model["line"], title
