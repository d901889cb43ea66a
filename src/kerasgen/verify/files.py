"""Files whose conversions are given the input shapes that their sources tell, and are proved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kerasgen.convert.file import (
    convert_bytes,
    converted_again,
    in_place,
    with_conversion,
    with_notices,
)
from kerasgen.files.notebooks import read_notebook
from kerasgen.verify.check import Draft, lacking, lacks_shapes, proved, shapes_found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kerasgen.convert import Spot
    from kerasgen.convert.file import FileOutcome, Options
    from kerasgen.convert.results import Conversion
    from kerasgen.verify.check import Mode

__all__ = ["Checks", "checked_files"]


@dataclass(frozen=True)
class Checks:
    """What is done with conversions before they are written, and by how many processes."""

    infer_shapes: bool = True
    verify: Mode = "off"
    processes: int = 1


def checked_files(
    outcomes: Iterable[FileOutcome], options: Options, checks: Checks
) -> Iterator[FileOutcome]:
    """Yield outcomes in their order, those that need it after the checks.

    Those before the first that needs a worker come at once.
    """
    waiting: list[FileOutcome] = []
    for outcome in outcomes:
        lacks = any(_lacks_shapes(one, checks) for one in (outcome, _bare(outcome, options)))
        if waiting or lacks or _is_to_prove(outcome, checks):
            waiting.append(outcome)
        else:
            yield outcome
    _put_shapes(waiting, options, checks)
    _put_notices(waiting, options, checks)
    _put_proofs(waiting, options, checks)
    yield from waiting


def _bare(outcome: FileOutcome, options: Options) -> FileOutcome:
    """Return what becomes of a file without the shape that is given for all its models."""
    if options.input_shape is None or outcome.conversion is None:
        return replace(outcome, conversion=None)
    return convert_bytes(outcome.path, outcome.before, replace(options, input_shape=None))


def _put_notices(outcomes: list[FileOutcome], options: Options, checks: Checks) -> None:
    """Say where data tell another shape than the one that is given."""
    bare = [_bare(outcome, options) for outcome in outcomes]
    places = [i for i, found in enumerate(bare) if _lacks_shapes(found, checks)]
    shapes = shapes_found(_drafts(bare, places), checks.processes)
    for place, found in zip(places, shapes, strict=True):
        notices = {
            spot: f"--input-shape {options.input_shape} is taken, not the "
            + in_place(told, outcomes[place])
            for spot, told in found.items()
            if told.shape is not None and told.shape != options.input_shape
        }
        outcomes[place] = with_notices(outcomes[place], notices)


def _put_shapes(outcomes: list[FileOutcome], options: Options, checks: Checks) -> None:
    """Convert again those whose input shapes are found."""
    places = [i for i, found in enumerate(outcomes) if _lacks_shapes(found, checks)]
    shapes = shapes_found(_drafts(outcomes, places), checks.processes)
    for place, found in zip(places, shapes, strict=True):
        if found:
            outcome = outcomes[place]
            outcomes[place] = convert_bytes(outcome.path, outcome.before, options, found)


def _put_proofs(outcomes: list[FileOutcome], options: Options, checks: Checks) -> None:
    """Put a proof into those that change, or the reason why they do not."""
    places = [i for i, found in enumerate(outcomes) if _is_to_prove(found, checks)]
    drafts = [_to_prove(outcomes[place], options) for place in places]
    conversions = proved(drafts, checks.verify, checks.processes)
    for place, conversion in zip(places, conversions, strict=True):
        outcomes[place] = with_conversion(outcomes[place], conversion)


def _to_prove(outcome: FileOutcome, options: Options) -> Draft:
    assert outcome.conversion is not None

    def again(spots: frozenset[Spot]) -> Conversion:
        return converted_again(outcome, options, spots)

    return Draft(
        outcome.path,
        outcome.text,
        outcome.conversion,
        again,
        options.input_shape,
        _takers(outcome, options),
    )


def _drafts(outcomes: Sequence[FileOutcome], places: Sequence[int]) -> list[Draft]:
    found = []
    for place in places:
        outcome = outcomes[place]
        assert outcome.conversion is not None
        draft = Draft(outcome.path, outcome.text, outcome.conversion)
        if outcome.path.endswith(".ipynb"):
            draft = replace(draft, unread=read_notebook(outcome.before).joined.unread)
        found.append(draft)
    return found


def _takers(outcome: FileOutcome, options: Options) -> frozenset[tuple[int, int]]:
    """Return line and column of the models that take the shape that is given for all."""
    conversion = _bare(outcome, options).conversion
    return frozenset() if conversion is None else lacking(conversion)


def _lacks_shapes(outcome: FileOutcome, checks: Checks) -> bool:
    if not checks.infer_shapes or outcome.conversion is None:
        return False
    return lacks_shapes(outcome.text, outcome.conversion)


def _is_to_prove(outcome: FileOutcome, checks: Checks) -> bool:
    return checks.verify != "off" and outcome.changed and outcome.conversion is not None
