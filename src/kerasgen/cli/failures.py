"""Errors that end a run, each said in one line: what, where, what to do next."""

from __future__ import annotations

import click

__all__ = ["Failure", "in_one_line"]


class Failure(click.ClickException):
    """A run that cannot go on."""

    exit_code = 2


def in_one_line(error: click.ClickException) -> str:
    """Return the line to print for an error that ends the run."""
    message = " ".join(error.format_message().split())
    line = "error: " + message[:1].lower() + message[1:].rstrip(".")
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{line}; see `{error.ctx.command_path} --help`"
    return line
