"""What the server is told: by the settings of the project, and by those of the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kerasgen.files.settings import BadSettingsError, Settings, find_settings
from kerasgen.lint.rules import matching, rules

__all__ = ["EditorSettings", "codes_for", "editor_settings"]


@dataclass(frozen=True)
class EditorSettings:
    """The settings of a workspace: what to show, and rules as on the command line."""

    inlay_hints: bool = True
    code_lens: bool = True
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def editor_settings(given: Any) -> EditorSettings:
    """Return the settings that a client sends, under `kerasgen` or bare; others are left out."""
    values = given.get("kerasgen", given) if isinstance(given, dict) else {}
    if not isinstance(values, dict):
        return EditorSettings()

    def codes(key: str) -> tuple[str, ...]:
        found = values.get(key)
        return tuple(map(str, found)) if isinstance(found, list) else ()

    return EditorSettings(
        inlay_hints=values.get("inlayHints") is not False,
        code_lens=values.get("codeLens") is not False,
        select=codes("select"),
        extend_select=codes("extendSelect"),
        ignore=codes("ignore"),
    )


def codes_for(path: str, editor: EditorSettings) -> frozenset[str]:
    """Return the rules to apply to a file: those of the editor, else those of its project."""
    try:
        project = find_settings([path])
    except BadSettingsError:
        project = Settings()

    def chosen(typed: tuple[str, ...], key: str) -> set[str]:
        names = typed or project.of_lint(key) or ()
        return {code for name in names for code in matching(name)}

    on = chosen(editor.select, "select") or {c for c, rule in rules().items() if rule.is_default}
    added = chosen(editor.extend_select, "extend-select")
    return frozenset((on | added) - chosen(editor.ignore, "ignore"))
