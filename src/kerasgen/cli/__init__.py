"""The command line. A command is imported when it is called; `kerasgen --version` needs none.

Everything that ends a run is turned into an exit code here, in one line and without a traceback.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from kerasgen import __version__
from kerasgen.cli.failures import Failure, in_one_line
from kerasgen.cli.streams import say
from kerasgen.files.trouble import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["main"]

_COMMANDS = {
    "convert": "kerasgen.cli.convert",
    "explain": "kerasgen.cli.explain",
    "lint": "kerasgen.cli.lint",
    "new": "kerasgen.cli.new",
    "server": "kerasgen.cli.server",
    "show": "kerasgen.cli.show",
}

# What shells report of a program that SIGINT or SIGPIPE ended.
_INTERRUPTED = 130
_BROKEN_PIPE = 141


class _Commands(click.Group):
    """A group that imports its commands on use and answers for how they end."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        from importlib import import_module

        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from difflib import get_close_matches

        if args[0] in _COMMANDS or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        close = get_close_matches(args[0], _COMMANDS, n=1)
        meant = f"did you mean {close[0]!r}?" if close else "commands are " + ", ".join(_COMMANDS)
        raise click.UsageError(f"no such command {args[0]!r}; {meant}", ctx)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _ends():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _ends():
            return super().invoke(ctx)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run, and exit with the code that the command returns."""
        try:
            run: Callable[..., Any] = super().main
            code = run(*args, standalone_mode=False, **extra)
        except click.ClickException as error:
            if not standalone_mode:
                raise
            say(in_one_line(error))
            code = error.exit_code
        if standalone_mode:
            sys.exit(code)
        return code


@contextlib.contextmanager
def _ends() -> Iterator[None]:
    """Turn what ends a run, whatever it is, into an exit code or a line to print."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except (KeyboardInterrupt, click.Abort):
        say("interrupted")
        raise click.exceptions.Exit(_INTERRUPTED) from None
    except BrokenPipeError:
        _let_go_of_streams()
        raise click.exceptions.Exit(_BROKEN_PIPE) from None
    except OSError as error:
        place = "" if error.filename is None else f"{error.filename}: "
        raise Failure(f"{place}{describe(error)}") from None
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise Failure(f"internal error: {what}; please report it") from None


def _let_go_of_streams() -> None:
    """Point the standard streams elsewhere, or Python complains of them as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


@click.group(cls=_Commands, no_args_is_help=False, invoke_without_command=True)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Convert Keras models between two APIs, find what does not fit, show and start models."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)
