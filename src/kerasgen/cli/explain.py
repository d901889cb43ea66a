"""`kerasgen explain`: what a rule finds, or why a model is kept, and what to do about it."""

from __future__ import annotations

import click

from kerasgen.cli.failures import Failure
from kerasgen.cli.streams import write_stdout
from kerasgen.convert.reasons import Page, pages

__all__ = ["command"]


@click.command("explain", short_help="Explain a rule, or why a model is kept.")
@click.argument("code", required=False)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
def command(code: str | None, output_format: str) -> int:
    """Explain CODE: a rule, or the word in brackets behind a kept model. Without CODE, list all."""
    known = _all_pages()
    if code is None:
        chosen = list(known.values())
    elif code in known:
        chosen = [known[code]]
    else:
        raise Failure(f"unknown code {code!r}; known are {', '.join(known)}")
    if output_format == "json":
        text = _as_json(chosen)
    else:
        text = _as_list(chosen) if code is None else chosen[0].text.rstrip("\n")
    write_stdout(f"{text}\n".encode())
    return 0


def _all_pages() -> dict[str, Page]:
    """Return the pages of the rules and of the reasons, by their codes."""
    from kerasgen.lint.rules import rules

    of_rules = {c: Page(c, rule.summary, rule.text) for c, rule in rules().items()}
    return {**of_rules, **pages()}


def _as_list(chosen: list[Page]) -> str:
    width = max(len(page.code) for page in chosen)
    return "\n".join(f"{page.code:{width}}  {page.summary}" for page in chosen)


def _as_json(chosen: list[Page]) -> str:
    import json

    return json.dumps(
        [{"code": page.code, "summary": page.summary, "text": page.text} for page in chosen],
        indent=2,
    )
