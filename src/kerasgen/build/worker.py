"""The process that builds: reads requests as lines of JSON, answers each with a line.

What it answers with is a task of the room above. Its memory is capped; what it prints for itself
goes nowhere, so that the answers stay whole.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MEMORY", "serve"]

# Bytes that a worker may use, by its backend; Keras itself needs from a tenth to a sixth of it.
MEMORY = {"light": 2 * 1024**3, "tensorflow": 4 * 1024**3}


def serve(task: Callable[[Any, dict[str, Any]], dict[str, Any]], backend: str) -> None:
    """Answer requests until standard input ends. `task` gets the loaded Keras and a request.

    `backend` is `light` for Keras without tensorflow, `tensorflow` for Keras on it.
    """
    _cap_memory(MEMORY[backend])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
    try:
        keras, problem = _load(backend), None
    except Exception as error:  # whatever an import of other packages raises
        keras, problem = None, f"Keras cannot be imported: {_told(error)}"
    for line in sys.stdin:
        answer = {"error": problem} if problem else _answer(task, keras, line)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _answer(
    task: Callable[[Any, dict[str, Any]], dict[str, Any]], keras: Any, line: str
) -> dict[str, Any]:
    try:
        return task(keras, json.loads(line))
    except MemoryError:
        return {"problem": "it needs too much memory"}
    except RecursionError:
        return {"problem": "it is nested too deeply"}
    except Exception as error:  # one source must not end the run
        return {"error": f"internal error: {_told(error)}; please report it, with the file"}


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _load(backend: str) -> Any:
    from kerasgen.build.keras_side.full import load_full
    from kerasgen.build.keras_side.light import load_light

    keras = load_light() if backend == "light" else load_full()
    sys.setrecursionlimit(10_000)
    return keras


def _cap_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
