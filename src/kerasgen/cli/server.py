"""`kerasgen server`: the language server on standard input and output."""

from __future__ import annotations

import click

from kerasgen.cli.failures import Failure

__all__ = ["command"]

_INSTALL = 'pygls is not installed; install it with: pip install "kerasgen[server]"'


@click.command("server", short_help="Serve an editor: diagnostics, fixes, shapes and conversions.")
def command() -> int:
    """Speak the language server protocol on standard input and output, for an editor.

    See docs/editors.md for what to tell the editor.
    """
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        raise Failure(_INSTALL)
    from kerasgen.server.app import create

    create().start_io()
    return 0
