"""Conversions that are checked by building: input shapes found in uses, models proved the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kerasgen.convert import NOTHING_FOUND
from kerasgen.convert import convert as convert_text
from kerasgen.verify.asked import require_sense

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kerasgen.convert.results import Conversion, Found
    from kerasgen.verify.check import Mode

__all__ = ["convert"]


def convert(
    text: str,
    to: Literal["functional", "sequential"] = "functional",
    *,
    models: Sequence[str] = (),
    lines: tuple[int, int] | None = None,
    places: Collection[tuple[int, int]] | None = None,
    input_shape: tuple[int | None, ...] | None = None,
    infer_shapes: bool = False,
    verify: bool | Literal["strict"] = False,
    path: str = "<text>",
) -> Conversion:
    """Rewrite the models of one Python source.

    `models` limits the work to models bound to these names, `lines` to models that touch these
    1-based lines, both ends included, `places` to models whose outcome gives this line and column.
    `input_shape` (without the batch axis) is given to Sequential models that state none.

    With `infer_shapes`, models that state none get the shape of the data that the source gives
    them, where all their uses agree on one, and a notice says which. With `verify`, both versions
    are built, and each converted model gets a `proof`; a model that is not the same is kept, with
    "strict" one that is not known to be, too. Both happen in a process of its own, which takes a
    second or two to start, with tensorflow (for outputs, under `verify`) six. `path` is where
    modules that the source imports are looked for.

    Nothing of the source is executed. A source that does not parse, or that could not be rewritten
    safely, comes back as it was with `problem` set. A notebook is no source: its file is converted
    by the command. Raises ValueError for arguments that make no sense.
    """
    require_sense(text, to, models, lines, input_shape, verify)

    def converted(
        found: Mapping[tuple[int, int], Found], only: Collection[tuple[int, int]] | None
    ) -> Conversion:
        return convert_text(
            text,
            to,
            models=models,
            lines=lines,
            places=only,
            input_shape=input_shape,
            found=found,
        )

    found: Mapping[tuple[int, int], Found] = NOTHING_FOUND
    conversion = converted(found, places)
    if not (infer_shapes or verify):
        return conversion
    from kerasgen.verify.check import Draft, lacks_shapes, proved, shapes_found

    if infer_shapes and to == "functional" and lacks_shapes(text, conversion):
        (found,) = shapes_found([Draft(path, text, conversion)], 1)
        conversion = converted(found, places)
    if verify and conversion.changed:
        mode: Mode = "strict" if verify == "strict" else "on"
        draft = Draft(path, text, conversion, lambda only: converted(found, only))
        (conversion,) = proved([draft], mode, 1)
    return conversion
