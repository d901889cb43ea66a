"""Plans the conversion of every Sequential of a source into the functional API."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.convert.afterwards import check_uses, shift_layers
from kerasgen.convert.chain import Chain, read_chain
from kerasgen.convert.edits import AddEdit, Edits, ItemLine, LiteralEdit, ModelCall
from kerasgen.convert.find import Construction, calls_before, check_place, constructions, subclasses
from kerasgen.convert.inputs import BASE, InputSpec, input_of, shape_keywords
from kerasgen.convert.keep import Keep
from kerasgen.convert.names import TensorNames, choose_names
from kerasgen.convert.results import ModelOutcome, Reason
from kerasgen.convert.spelling import ImportPlan, Speller
from kerasgen.reading.meaning import call_meaning, keras_meaning
from kerasgen.reading.origins import SourceIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.reading.module import Module

__all__ = ["Plan", "plan_functional"]


@dataclass(frozen=True, eq=False)
class Plan:
    """The outcome of each model, and what changes in the text."""

    models: tuple[ModelOutcome, ...]
    edits: Edits
    imports: ImportPlan


@dataclass(frozen=True, eq=False)
class _Model:
    chain: Chain
    spec: InputSpec

    @property
    def construction(self) -> Construction:
        return self.chain.construction


def plan_functional(
    module: Module,
    selected: Callable[[Construction], bool],
    input_shape: tuple[int | None, ...] | None,
) -> Plan:
    """Decide for each model whether it is converted, and plan the edits of those that are."""
    found = constructions(module)
    models: dict[Construction, _Model] = {}
    kept: dict[Construction, Reason] = {}
    chosen = [c for c in found if selected(c)]
    shaped: set[ast.AST] = set()
    for construction in chosen:
        try:
            check_place(module, construction)
            chain = read_chain(module, construction)
            spec = input_of(module, chain, input_shape, shaped)
            _check_first(module, chain)
            shaped.add(construction.call)
            models[construction] = _Model(chain, spec)
        except Keep as keep:
            kept[construction] = keep.reason
    index = SourceIndex(module, frozenset(c.call for c in found))
    claimed = {add.receiver for model in models.values() for add in model.chain.adds}
    by_call = {c.call: c for c in found}
    for call, reason in check_uses(module, index, claimed):
        _keep(by_call[call], reason, models, kept)
    while _keep_unsettled(module, index, models, kept, by_call):
        pass
    edits = Edits()
    speller = Speller(module)
    shift_layers(module, index, {c.call for c in models}, edits)
    _plan_edits(module, models, edits, speller)
    speller.drop_unused(list(models))
    outcomes = _outcomes(module, chosen, models, kept)
    return Plan(tuple(outcomes), edits, speller.plan)


def _keep(
    construction: Construction,
    reason: Reason,
    models: dict[Construction, _Model],
    kept: dict[Construction, Reason],
) -> None:
    if models.pop(construction, None) is not None:
        kept[construction] = reason


def _keep_unsettled(
    module: Module,
    index: SourceIndex,
    models: dict[Construction, _Model],
    kept: dict[Construction, Reason],
    by_call: dict[ast.Call, Construction],
) -> bool:
    """Keep the models that a kept one forces to be kept; return whether there were any."""
    before = len(models)
    for call, reason in shift_layers(module, index, {c.call for c in models}, Edits()):
        _keep(by_call[call], reason, models, kept)
    for construction in list(models):
        moved = {
            inner
            for other in models
            if other is not construction and other.statement is construction.statement
            for inner in ast.walk(other.call)
        }
        for call in calls_before(module, construction):
            if call not in moved and not _is_harmless(module, call):
                message = "something that may make layers is evaluated before it"
                reason = Reason("not-hoistable", message, construction.call.lineno)
                _keep(construction, reason, models, kept)
    return len(models) != before


def _is_harmless(module: Module, call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name) and module.scopes[function].lookup(function.id) is None:
        return function.id in ("len", "int", "float", "range", "tuple", "list", "str", "print")
    return False


def _check_first(module: Module, chain: Chain) -> None:
    """Raise Keep where the first layer, which gives the input, may not be reached."""
    if chain.items or not chain.adds:
        return
    block = module.blocks[chain.construction.statement]
    for ancestor in module.ancestors(chain.adds[0].statement):
        if isinstance(ancestor, ast.stmt) and module.blocks.get(ancestor) is block:
            if not isinstance(ancestor, (ast.With, ast.AsyncWith, ast.Try)):
                _not_static(chain)
            return
        if module.blocks.get(chain.adds[0].statement) is block:
            return
        if isinstance(ancestor, ast.ExceptHandler) or (
            isinstance(ancestor, ast.stmt)
            and not isinstance(ancestor, (ast.With, ast.AsyncWith, ast.Try))
        ):
            _not_static(chain)


def _not_static(chain: Chain) -> None:
    message = "the input shape is given only in a branch or a loop"
    raise Keep("no-input-shape", message, chain.adds[0].statement)


def _plan_edits(
    module: Module, models: dict[Construction, _Model], edits: Edits, speller: Speller
) -> None:
    open_until: list[tuple[int, frozenset[str]]] = []
    for construction, model in models.items():
        start = module.order[construction.statement]
        open_until = [(end, names) for end, names in open_until if end > start]
        taken = frozenset().union(*(names for _, names in open_until))
        roles = _roles(model)
        names = choose_names(module, construction, taken, roles)
        end = start
        if model.chain.last is not None:
            end = max(module.order[n] for n in ast.walk(model.chain.last) if n in module.order)
        open_until.append((end, names.of(roles)))
        _plan_model(module, model, names, edits, speller)


def _roles(model: _Model) -> list[str]:
    """Return which of the names a model needs."""
    roles = ["x", "outputs"]
    if model.spec.variable is None:
        roles.append("inputs")
    if model.spec.in_place:
        roles.append("base")
    if any(item.kind == "layers" for item in model.chain.all_items):
        roles.append("layer")
    return roles


def _plan_model(
    module: Module, model: _Model, names: TensorNames, edits: Edits, speller: Speller
) -> None:
    chain, spec, construction = model.chain, model.spec, model.construction
    inputs = spec.variable or names.inputs
    lines = _item_lines(module, chain, spec, names)
    outputs = names.outputs if _ends_straight(chain) else names.x
    call = ModelCall(
        speller.spell(construction, "Model"), inputs, outputs, chain.name_argument is not None
    )
    made: tuple[str, ...] = ()
    if spec.value is not None:
        made = (f"{inputs} = {spec.value}",)
    elif spec.text is not None:
        text = spec.text.replace(BASE, names.base)
        made = (f"{inputs} = {speller.spell(construction, 'Input')}({text})",)
    opening = (f"{names.x} = {inputs}",) if _needs_x(module, chain, spec) else ()
    if spec.in_place:
        target = outputs if len(chain.all_items) == 1 else names.x
        made, opening = (), (*made, f"{target} = {names.base}({inputs})")
    waits = bool(chain.adds) and not chain.items and _input_waits(module, model)
    here: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    at_add: tuple[tuple[str, ...], tuple[str, ...]] = (made, opening)
    if not waits:
        here, at_add = at_add, here
    count = len(chain.items)
    items = tuple(lines[:count])
    edits.literals.append(
        LiteralEdit(construction.statement, construction.call, call, *here, items, chain.last)
    )
    for position, (add, line) in enumerate(zip(chain.adds, lines[count:], strict=True)):
        first, second = at_add if position == 0 else ((), ())
        edits.adds.append(AddEdit(add.statement, first, second, line))
    for node in chain.shape_reads:
        edits.expressions[node] = f"{names.x}.shape"
    so_far = ModelCall(call.function, inputs, names.x, call.name_from_position)
    for statement in chain.model_reads:
        edit = LiteralEdit(construction.statement, construction.call, so_far, (), (), (), None)
        edits.before.append((statement, edit))
    statement = construction.statement
    if isinstance(statement, ast.AnnAssign):
        meaning = keras_meaning(module, statement.annotation)
        if meaning is not None and meaning.name == "Sequential":
            edits.expressions[statement.annotation] = call.function


def _input_waits(module: Module, model: _Model) -> bool:
    """Whether the Input is written at the first add rather than where the model was made."""
    chain = model.chain
    if model.spec.text is None or model.spec.in_place:
        return True
    block = module.blocks[chain.construction.statement]
    start = block.index(chain.construction.statement)
    if block[start + 1] is chain.adds[0].statement:
        return False
    return bool(model.spec.reads) or chain.adds[0].statement not in block


def _needs_x(module: Module, chain: Chain, spec: InputSpec) -> bool:
    """Whether the running tensor needs a value before the first layer that is called."""
    called = chain.all_items[1:] if spec.takes_first else chain.all_items
    if spec.in_place:
        return False
    if not called:
        return True
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
) -> list[ItemLine]:
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
    return lines


def _ends_straight(chain: Chain) -> bool:
    """Whether the last layer surely runs last, so that its tensor is the output."""
    in_block = not chain.adds or chain.adds[-1].statement is chain.last
    return in_block and chain.all_items[-1].kind == "layer"


def _outcomes(
    module: Module,
    chosen: list[Construction],
    models: dict[Construction, _Model],
    kept: dict[Construction, Reason],
) -> list[ModelOutcome]:
    outcomes = []
    for construction in chosen:
        line, column, _, _ = module.span(construction.call)
        reason = kept.get(construction)
        if reason is not None:
            outcome = ModelOutcome(construction.name, line, column + 1, "kept", reason)
        else:
            notices = _notices(module, models[construction])
            outcome = ModelOutcome(
                construction.name, line, column + 1, "converted", notices=notices
            )
        outcomes.append(outcome)
    for definition in subclasses(module):
        line, column, _, _ = module.span(definition)
        reason = Reason("subclass", "it derives from Sequential", definition.lineno)
        outcomes.append(ModelOutcome(definition.name, line, column + 1, "kept", reason))
    return sorted(outcomes, key=lambda outcome: (outcome.line, outcome.column))


def _notices(module: Module, model: _Model) -> tuple[str, ...]:
    notices = [] if model.spec.notice is None else [model.spec.notice]
    if _is_nested(module, model.construction):
        notices.append(
            "it is part of another model: weight files (.weights.h5, .keras) of the outer model "
            "saved before no longer load"
        )
    return tuple(notices)


def _is_nested(module: Module, construction: Construction) -> bool:
    key = next(iter(construction.keys), None)
    for node in module.nodes():
        if isinstance(node, ast.Name) and node.id == key and isinstance(node.ctx, ast.Load):
            parent = module.parents[node]
            holder = module.parents.get(parent)
            if isinstance(parent, ast.List) and isinstance(holder, ast.Call):
                meaning = call_meaning(module, holder)
                if meaning is not None and meaning.name == "Sequential":
                    return True
            if isinstance(parent, ast.Call) and node in parent.args:
                if isinstance(parent.func, ast.Attribute) and parent.func.attr == "add":
                    return True
    frame = construction.scope.frame.node
    owner = module.parents.get(frame)
    if key is not None and key.startswith("self.") and isinstance(owner, ast.ClassDef):
        bases = [keras_meaning(module, base) for base in owner.bases]
        return any(base is not None and base.name in ("Model", "Layer") for base in bases)
    return False
