"""Shows the models of a source, built without running it, as text, pictures and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerasgen.show.differences import Comparison
    from kerasgen.show.shown import Shown

__all__ = ["annotate", "compare", "graphs", "show"]


def graphs(text: str, path: str = "<text>", *, backend: str = "auto") -> Shown:
    """Return the models of one Python source as plain data.

    Nothing of the source is executed: its models are built by an interpreter, with the installed
    Keras, in a process of its own. Shapes have the batch axis first, None for a size that is open
    or that the source does not tell; lines are 1-based, columns 0-based. A model that Keras refuses
    has the kind `broken`, and ends in the call that fails. `problem` is set, and there are no
    models, where the source does not parse.
    """
    from kerasgen.show.ask import models_of

    (shown,) = models_of([(path, text)], backend)
    return shown


def show(
    text: str,
    path: str = "<text>",
    *,
    format: str = "table",  # noqa: A002 - what everybody calls it
    model: str | None = None,
) -> bytes:
    """Return the models of one Python source in a format, text as UTF-8.

    `format` is `table`, `tree`, `mermaid`, `dot`, `svg`, `png`, `html` or `json`; `model` is the
    name of the only one to show. Shapes are written without the batch axis, `?` for a size that is
    open or not told. Raises ValueError for a source that does not parse, for an unknown format and
    for a name that no model has,
    MissingPillowError (a RuntimeError) for `png` where Pillow is not installed.
    """
    from kerasgen.show.formats import FORMATS, render
    from kerasgen.show.shown import named

    if format not in FORMATS or format == "annotate":
        raise ValueError(f"there is no format {format!r}")
    shown = graphs(text, path)
    if shown.problem is not None:
        raise ValueError(f"{path}: {shown.problem}")
    return render(named(shown, [] if model is None else [model]), format)


def annotate(text: str, path: str = "<text>") -> str:
    """Return one Python source with the shapes of its tensors as comments, `  #> (24, 24, 32)`.

    Shapes are written without the batch axis. Raises ValueError for a source that does not parse.
    """
    from kerasgen.show.comments import annotated

    shown = graphs(text, path)
    if shown.problem is not None:
        raise ValueError(f"{path}: {shown.problem}")
    return annotated(text, shown)


def compare(before: str, after: str) -> tuple[Comparison, ...]:
    """Compare the models of two Python sources: those of one name, then the others in order.

    Names that Keras gives, lines, and whether a model is Sequential are no difference. Raises
    ValueError for a source that does not parse.
    """
    from kerasgen.show.ask import models_of
    from kerasgen.show.differences import compare as compared

    one, other = models_of([("before", before), ("after", after)])
    for shown in (one, other):
        if shown.problem is not None:
            raise ValueError(f"{shown.path}: {shown.problem}")
    return compared(one, other)
