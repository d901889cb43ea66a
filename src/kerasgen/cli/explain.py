"""`kerasgen explain`: why a model is kept, and what to do about it."""

from __future__ import annotations

import click

from kerasgen.cli.failures import Failure
from kerasgen.convert.reasons import Page, pages

__all__ = ["command"]


@click.command("explain", short_help="Say why a model is kept, and what to do.")
@click.argument("code", required=False)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
def command(code: str | None, output_format: str) -> int:
    """Explain CODE, the word in brackets behind a kept model. Without CODE, list them all."""
    known = pages()
    if code is None:
        chosen = list(known.values())
    elif code in known:
        chosen = [known[code]]
    else:
        raise Failure(f"unknown code {code!r}; {_nearest(code, known)}")
    if output_format == "json":
        click.echo(_as_json(chosen))
    elif code is None:
        click.echo(_as_list(chosen))
    else:
        click.echo(chosen[0].text.rstrip("\n"))
    return 0


def _nearest(code: str, known: dict[str, Page]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(code.lower().replace("_", "-"), known, n=1)
    return f"did you mean {close[0]!r}?" if close else "`kerasgen explain` lists them"


def _as_list(chosen: list[Page]) -> str:
    width = max(len(page.code) for page in chosen)
    return "\n".join(f"{page.code:{width}}  {page.summary}" for page in chosen)


def _as_json(chosen: list[Page]) -> str:
    import json

    return json.dumps(
        [{"code": page.code, "summary": page.summary, "text": page.text} for page in chosen],
        indent=2,
    )
