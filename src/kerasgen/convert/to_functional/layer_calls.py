"""Plans the edits of one model: its input, a call for each layer, and `Model(...)` at the end."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kerasgen.convert.edits import AddEdit, FunctionalEdits, ItemLine, LiteralEdit, ModelCall
from kerasgen.convert.to_functional.inputs import BASE, InputSpec, shape_keywords
from kerasgen.reading.meaning import keras_meaning

if TYPE_CHECKING:
    from kerasgen.convert.find import Construction
    from kerasgen.convert.names import TensorNames
    from kerasgen.convert.spelling import Speller
    from kerasgen.convert.to_functional.chain import Chain
    from kerasgen.reading.module import Module

__all__ = ["Model", "plan_model"]

_Lines: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
_NO_LINES: _Lines = ((), ())


@dataclass(frozen=True, eq=False)
class Model:
    """A model that is converted: its layers and its input."""

    chain: Chain
    spec: InputSpec

    @property
    def construction(self) -> Construction:
        """The call that makes it."""
        return self.chain.construction


def plan_model(
    module: Module, model: Model, names: TensorNames, edits: FunctionalEdits, speller: Speller
) -> None:
    """Add the edits of one model to `edits`, and the imports it needs to the speller's plan."""
    chain, spec, construction = model.chain, model.spec, model.construction
    inputs = spec.variable or names.inputs
    outputs = _outputs(chain, spec, names)
    function = speller.spell(construction, "Model")
    call = ModelCall(function, inputs, outputs, chain.name_argument is not None)
    opening = _opening(module, model, names, speller)
    here, at_add = opening, _NO_LINES
    if chain.adds and not chain.items and _input_waits(module, model):
        here, at_add = at_add, here
    lines = _item_lines(module, chain, spec, names)
    items, added = lines[: len(chain.items)], lines[len(chain.items) :]
    edits.literals.append(
        LiteralEdit(construction.statement, construction.call, call, *here, items, chain.last)
    )
    for add, line in zip(chain.adds, added, strict=True):
        edits.adds.append(AddEdit(add.statement, *at_add, line))
        at_add = _NO_LINES
    _plan_reads(chain, replace(call, outputs=names.x), names.x, edits)
    statement = construction.statement
    if isinstance(statement, ast.AnnAssign):
        meaning = keras_meaning(module, statement.annotation)
        if meaning is not None and meaning.name == "Sequential":
            edits.expressions[statement.annotation] = function


def _outputs(chain: Chain, spec: InputSpec, names: TensorNames) -> str:
    if _only_input(chain, spec):
        return spec.variable or names.inputs
    return names.outputs if _ends_straight(chain) else names.x


def _opening(module: Module, model: Model, names: TensorNames, speller: Speller) -> _Lines:
    """Return the lines before the first layer: those that make the input, those that follow."""
    chain, spec = model.chain, model.spec
    inputs = spec.variable or names.inputs
    made: tuple[str, ...] = ()
    if spec.value is not None:
        made = (f"{inputs} = {spec.value}",)
    elif spec.text is not None:
        text = spec.text.replace(BASE, names.base)
        made = (f"{inputs} = {speller.spell(model.construction, 'Input')}({text})",)
    if spec.in_place:
        target = _outputs(chain, spec, names) if len(chain.all_items) == 1 else names.x
        return (), (*made, f"{target} = {names.base}({inputs})")
    return made, (f"{names.x} = {inputs}",) if _needs_x(module, chain, spec) else ()


def _plan_reads(chain: Chain, so_far: ModelCall, x: str, edits: FunctionalEdits) -> None:
    """Give what reads the model between two adds a model of the layers so far."""
    for node in chain.shape_reads:
        edits.expressions[node] = f"{x}.shape"
    construction = chain.construction
    for statement in chain.model_reads:
        edit = LiteralEdit(construction.statement, construction.call, so_far, (), (), (), None)
        edits.before.append((statement, edit))


def _input_waits(module: Module, model: Model) -> bool:
    """Whether the Input is written at the first add rather than where the model was made."""
    chain = model.chain
    if model.spec.text is None or model.spec.in_place:
        return True
    block = module.blocks[chain.construction.statement]
    start = block.index(chain.construction.statement)
    if block[start + 1] is chain.adds[0].statement:
        return False
    return bool(model.spec.reads) or chain.adds[0].statement not in block


def _only_input(chain: Chain, spec: InputSpec) -> bool:
    """Whether the model gives its input back, with nothing in between that reads it."""
    read = chain.shape_reads or chain.model_reads
    return spec.takes_first and len(chain.all_items) == 1 and not read


def _needs_x(module: Module, chain: Chain, spec: InputSpec) -> bool:
    """Whether the running tensor needs a value before the first layer that is called."""
    called = chain.all_items[1:] if spec.takes_first else chain.all_items
    if spec.in_place:
        return False
    if not called:
        return not _only_input(chain, spec)
    first = called[0]
    if first.kind == "layers":
        return True
    held = {add.item: add.statement for add in chain.adds}
    conditional = (
        first in held
        and module.blocks[held[first]] is not module.blocks[chain.construction.statement]
    )
    reads_early = any(
        module.order[node] < module.order[first.node]
        for node in [*chain.shape_reads, *chain.model_reads]
    )
    return conditional or reads_early


def _item_lines(
    module: Module, chain: Chain, spec: InputSpec, names: TensorNames
) -> tuple[ItemLine, ...]:
    items = chain.all_items
    inputs = spec.variable or names.inputs
    lines: list[ItemLine] = []
    tensor = names.x if _needs_x(module, chain, spec) else inputs
    for position, item in enumerate(items):
        if position == 0 and spec.in_place:
            lines.append(ItemLine(names.base, "", bare=True))
        elif position == 0 and spec.takes_first:
            bare = spec.text is None and spec.variable is None
            lines.append(ItemLine(inputs if bare else None, "", bare=bare))
            continue
        elif item.kind == "layers":
            skip = spec.skip if position == 0 else 0
            lines.append(ItemLine(names.x, names.x, loop=names.layer, skip=skip))
        else:
            final = position == len(items) - 1 and _ends_straight(chain)
            target = names.outputs if final else names.x
            gives = position == 0 and spec.drop
            drop = spec.drop if gives else shape_keywords(module, item.node)
            lines.append(ItemLine(target, tensor, drop=drop))
        tensor = names.x
    return tuple(lines)


def _ends_straight(chain: Chain) -> bool:
    """Whether the last layer surely runs last, so that its tensor is the output."""
    in_block = not chain.adds or chain.adds[-1].statement is chain.last
    return in_block and chain.all_items[-1].kind == "layer"
