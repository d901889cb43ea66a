"""Whether a source can be built at all: it parses, and runs on Keras 3."""

from __future__ import annotations

import ast
import warnings
from dataclasses import dataclass

__all__ = ["Trouble", "keras_2_line", "parse_trouble"]

# Set by a source that wants Keras 2 behind `tensorflow.keras`.
_KERAS_2 = "TF_USE_LEGACY_KERAS"


@dataclass(frozen=True)
class Trouble:
    """Why a source does not parse, 1-based. `is_ours`: Python could, but not within our limits."""

    message: str
    line: int = 1
    column: int = 1
    is_ours: bool = False


def parse_trouble(text: str) -> Trouble | None:
    """Return why a source does not parse, None where it does."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        return Trouble(str(error.msg), error.lineno or 1, error.offset or 1)
    except ValueError as error:
        return Trouble(str(error))
    except (RecursionError, MemoryError):
        return Trouble("nested too deeply", is_ours=True)
    return None


def keras_2_line(text: str) -> int | None:
    """Return the line on which a source asks for Keras 2, None where it does not."""
    at = text.find(_KERAS_2)
    return None if at < 0 else text.count("\n", 0, at) + 1
