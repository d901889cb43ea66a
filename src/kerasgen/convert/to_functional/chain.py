"""Reads the chain of layers of one Sequential: literal items, adds, and the reads between them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NoReturn

from kerasgen.convert.find import is_elif
from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import innermost_loop, key_of, names_in, statement_in_block
from kerasgen.reading.meaning import keras_meaning
from kerasgen.reading.stores import owners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module

__all__ = ["Add", "Chain", "Item", "read_chain", "sequential_arguments"]

# Attributes that only look at the model, so that one made of the layers so far serves as well.
_LOOKING = frozenset(
    {
        "summary", "count_params", "layers", "get_layer", "input_shape", "input", "output",
        "inputs", "outputs", "get_config", "to_json", "trainable_weights", "weights",
        "non_trainable_weights", "trainable_variables", "variables", "get_weights", "built",
        "name", "losses",
    }
)  # fmt: skip
_LOOKING_FUNCTIONS = frozenset({"print", "repr", "str", "len", "id", "plot_model", "model_to_dot"})


@dataclass(frozen=True, eq=False)
class Item:
    """Where layers join the chain: one layer, or an expression that yields several."""

    node: ast.expr
    kind: Literal["layer", "layers"]


@dataclass(frozen=True, eq=False)
class Add:
    """A statement `model.add(layer)`."""

    statement: ast.Expr
    receiver: ast.expr
    item: Item


@dataclass(frozen=True, eq=False)
class Chain:
    """The layers of one model in order, and what reads the model before it is complete.

    `last` is the statement of the creating block that holds the last add, None without adds.
    `shape_reads` are `model.output_shape` nodes; `model_reads` statements that need the model.
    """

    construction: Construction
    items: tuple[Item, ...]
    keywords: tuple[ast.keyword, ...]
    name_argument: ast.expr | None
    layers_argument: ast.expr | None
    adds: tuple[Add, ...]
    last: ast.stmt | None
    shape_reads: tuple[ast.Attribute, ...]
    model_reads: tuple[ast.stmt, ...]

    @property
    def all_items(self) -> tuple[Item, ...]:
        """The items of the literal, then those of the adds."""
        return (*self.items, *(add.item for add in self.adds))


def read_chain(module: Module, construction: Construction) -> Chain:
    """Read one model whole. Raises Keep where its layers or their order cannot be followed."""
    layers, name_argument, keywords = sequential_arguments(construction)
    items = tuple(literal_items(layers)) if layers is not None else ()
    adds = _own_adds(module, construction)
    if not items and not adds:
        _explain_empty(module, construction)
    last = None
    shape_reads: list[ast.Attribute] = []
    model_reads: list[ast.stmt] = []
    if adds:
        last = _last_statement(module, construction, adds)
        for read in _reads(module, construction, adds, last):
            if not items and module.order[read] < module.order[adds[0].statement]:
                raise Keep("changed-later", "it is read before it has a layer", read)
            if isinstance(read, ast.Attribute):
                shape_reads.append(read)
            else:
                model_reads.append(read)
        moved = [keyword.value for keyword in keywords]
        _check_moved(module, construction, moved, last)
    return Chain(
        construction,
        items,
        tuple(keywords),
        name_argument,
        layers,
        tuple(adds),
        last,
        tuple(shape_reads),
        tuple(sorted(dict.fromkeys(model_reads), key=module.order.__getitem__)),
    )


def _explain_empty(module: Module, construction: Construction) -> NoReturn:
    holder = module.parents[construction.call]
    if isinstance(holder, (ast.Tuple, ast.List)) and isinstance(module.parents[holder], ast.Assign):
        message = "it is assigned together with other values, so its `.add`s are not followed"
        raise Keep("unknown-layers", message, construction.call)
    message = "no layer is added where it is made, so no input shape is known"
    raise Keep("no-input-shape", message, construction.call)


def sequential_arguments(
    construction: Construction,
) -> tuple[ast.expr | None, ast.expr | None, list[ast.keyword]]:
    """Return the layers, a name given by position (Keras 2), and the other keywords."""
    call = construction.call
    positional = list(call.args)
    layers = positional.pop(0) if positional else None
    name: ast.expr | None = None
    if isinstance(layers, ast.Starred):
        raise Keep("unknown-layers", "its arguments are unpacked", call)
    if positional:
        name = positional.pop(0)
        is_name = isinstance(name, ast.Constant) and isinstance(name.value, str)
        if positional or not is_name:
            raise Keep("unknown-layers", "its positional arguments have no known meaning", call)
    keywords = []
    for keyword in call.keywords:
        if keyword.arg == "layers" and layers is None:
            layers = keyword.value
        elif keyword.arg in ("name", "trainable"):
            keywords.append(keyword)
        else:
            what = f"`{keyword.arg}=`" if keyword.arg else "unpacked keywords"
            raise Keep("unknown-layers", f"{what} is no argument of Sequential", call)
    return layers, name, keywords


def literal_items(node: ast.expr) -> Iterator[Item]:
    """Split a list of layers into single layers and expressions that yield some."""
    if isinstance(node, (ast.List, ast.Tuple)):
        for element in node.elts:
            if isinstance(element, ast.Starred):
                yield Item(element.value, "layers")
            else:
                yield Item(element, "layer")
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from literal_items(node.left)
        yield from literal_items(node.right)
    elif not (isinstance(node, ast.Constant) and node.value is None):
        yield Item(node, "layers")


def _own_adds(module: Module, construction: Construction) -> list[Add]:
    adds = []
    if not construction.keys:
        return []
    frame = construction.scope.frame
    for node in module.attributes.get("add", ()):
        if key_of(node.value) not in construction.keys or module.scopes[node] is not frame:
            continue
        owner, maybe = owners(module, node.value, frame)
        if construction.statement in maybe:
            message = "a later `.add` may reach it or another model"
            raise Keep("changed-later", message, node)
        if owner is construction.statement:
            adds.append(_add(module, node, maybe))
    return adds


def _add(module: Module, node: ast.Attribute, maybe: list[ast.stmt]) -> Add:
    call = module.parents[node]
    statement = module.parents.get(call)
    if maybe:
        raise Keep("changed-later", "this `.add` may reach another model", node)
    if not (isinstance(call, ast.Call) and isinstance(statement, ast.Expr) and call.func is node):
        raise Keep("changed-later", "`.add` is used as a value", node)
    values = [*call.args, *(k.value for k in call.keywords if k.arg == "layer")]
    if len(values) != 1 or len(call.keywords) + len(call.args) != 1:
        raise Keep("unknown-layers", "`.add` takes one layer", node)
    if isinstance(values[0], ast.Starred):
        raise Keep("unknown-layers", "the argument of `.add` is unpacked", node)
    return Add(statement, node.value, Item(values[0], "layer"))


def _last_statement(module: Module, construction: Construction, adds: list[Add]) -> ast.stmt:
    block = module.blocks[construction.statement]
    last: ast.stmt | None = None
    for add in adds:
        held = statement_in_block(module, add.statement, block)
        if held is None:
            message = "it is added to outside the block that makes it"
            raise Keep("changed-later", message, add.statement)
        if last is None or module.order[held] > module.order[last]:
            last = held
    assert last is not None
    return last


def _reads(
    module: Module, construction: Construction, adds: list[Add], last: ast.stmt
) -> Iterator[ast.Attribute | ast.stmt]:
    """Yield the reads of `output_shape` and the statements that need the model so far."""
    for node in _mentions(module, construction, adds, last):
        yield _classify(module, node, construction)
    yield from _early_exits(module, construction, last)


def _mentions(
    module: Module, construction: Construction, adds: list[Add], last: ast.stmt
) -> Iterator[ast.expr]:
    """Yield what names the model between its creation and its last add, adds left out."""
    receivers = {add.receiver for add in adds}
    roots = {root for _, root in _roots(construction)}
    exact = {key for key in construction.keys if key in roots}
    block = module.blocks[construction.statement]
    start = block.index(construction.statement)
    for statement in block[start + 1 : block.index(last) + 1]:
        for node in sorted(
            (n for n in ast.walk(statement) if n in module.order), key=module.order.__getitem__
        ):
            if not isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) or node in receivers:
                continue
            key = key_of(node)
            if key in construction.keys:
                yield node
            elif isinstance(node, ast.Name) and node.id in roots - exact:
                _check_base(module, node, construction)


def _early_exits(module: Module, construction: Construction, last: ast.stmt) -> Iterator[ast.stmt]:
    """Yield what leaves the block between the creation and the last add, if the model lives on."""
    block = module.blocks[construction.statement]
    frame = construction.scope.frame
    outlives = any(key != root or root in frame.elsewhere for key, root in _roots(construction))
    between = block[block.index(construction.statement) + 1 : block.index(last) + 1]
    for statement in between:
        for node in ast.walk(statement):
            if isinstance(node, ast.Return):
                leaves = outlives and module.scopes[node].frame is frame
            elif isinstance(node, (ast.Break, ast.Continue)):
                leaves = innermost_loop(module, node) not in set(ast.walk(statement))
            else:
                continue
            if leaves:
                yield node


def _roots(construction: Construction) -> Iterator[tuple[str, str]]:
    """Yield the targets of a model, each with the name that it starts with."""
    for key in construction.keys:
        yield key, key.partition(".")[0].partition("[")[0]


def _check_base(module: Module, node: ast.Name, construction: Construction) -> None:
    """Raise Keep where the object that holds the model is passed on or stored to as a whole."""
    held_by = module.parents[node]
    if isinstance(node.ctx, ast.Store) or not isinstance(held_by, (ast.Attribute, ast.Subscript)):
        message = f"`{node.id}`, which holds the model, is used before its last `.add`"
        raise Keep("changed-later", message, node)
    if isinstance(held_by, ast.Attribute) and isinstance(module.parents[held_by], ast.Call):
        call = module.parents[held_by]
        if isinstance(call, ast.Call) and call.func is held_by and key_of(held_by) is not None:
            owner = key_of(held_by.value)
            if owner is not None and owner not in construction.keys and owner == node.id:
                message = f"a method of `{node.id}` runs before the last `.add`"
                raise Keep("changed-later", message, node)


def _classify(
    module: Module, node: ast.expr, construction: Construction
) -> ast.Attribute | ast.stmt:
    """Return the `output_shape` read, or the statement that needs the model so far."""
    statement = module.statement(node)
    if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
        raise Keep("changed-later", "its name is bound again before its last `.add`", node)
    if module.scopes[node].frame is not construction.scope.frame:
        raise Keep("changed-later", "a function made before its last `.add` uses it", node)
    parent = module.parents[node]
    if isinstance(parent, ast.Attribute) and isinstance(parent.ctx, ast.Load):
        if parent.attr == "output_shape":
            return parent
        looks = parent.attr in _LOOKING
    elif isinstance(parent, ast.Call):
        looks = parent.func is node or _is_looking_function(module, parent)
    else:
        looks = isinstance(statement, ast.Return)
    if not looks and not isinstance(statement, ast.Return):
        raise Keep("changed-later", "it is used before its last `.add`", node)
    if isinstance(statement, ast.While) or is_elif(module, statement):
        raise Keep("changed-later", "it is read in a test that runs before its last `.add`", node)
    return statement


def _is_looking_function(module: Module, call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name) and module.scopes[function].lookup(function.id) is None:
        return function.id in _LOOKING_FUNCTIONS
    meaning = keras_meaning(module, function)
    return meaning is not None and meaning.name in _LOOKING_FUNCTIONS


def _check_moved(
    module: Module, construction: Construction, moved: list[ast.expr], last: ast.stmt
) -> None:
    """Raise Keep unless the keywords, which move behind the last add, mean the same there."""
    if all(isinstance(value, ast.Constant) for value in moved):
        return
    names = set().union(*(names_in(value) for value in moved))
    names |= {name for target in _targets(construction) for name in names_in(target)}
    block = module.blocks[construction.statement]
    between = block[block.index(construction.statement) + 1 : block.index(last) + 1]
    for statement in between:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in names:
                raise Keep("changed-later", f"`{node.id}` changes before its last `.add`", node)
    if any(isinstance(node, ast.Call) for value in moved for node in ast.walk(value)):
        message = "its keywords call something that would run after the layers"
        raise Keep("changed-later", message, construction.call)


def _targets(construction: Construction) -> list[ast.expr]:
    statement = construction.statement
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) else []
