"""Which Keras builds the models: `--backend`, and what it needs."""

from __future__ import annotations

from kerasgen.cli.failures import Failure

__all__ = ["BACKENDS", "require_backend"]

BACKENDS = ("auto", "light", "tensorflow")
_INSTALL = 'tensorflow is not installed; install it with: pip install "kerasgen[tensorflow]"'


def require_backend(backend: str) -> None:
    """Refuse a backend that is not installed. Raises Failure with the line that installs it."""
    from importlib.util import find_spec

    if backend == "tensorflow" and find_spec("tensorflow") is None:
        raise Failure(_INSTALL)
