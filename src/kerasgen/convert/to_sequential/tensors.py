"""Follows the tensor of a model from its Input through the layers, statement by statement."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from kerasgen.convert.keep import Keep
from kerasgen.convert.to_sequential.calls import Application, Tensors, applied_layers
from kerasgen.convert.to_sequential.sharing import check_sharing
from kerasgen.reading.flow import reaching
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kerasgen.convert.find import Construction
    from kerasgen.convert.to_sequential.arguments import Ends
    from kerasgen.convert.to_sequential.layers import Layers
    from kerasgen.reading.module import Module
    from kerasgen.reading.scopes import Scope

__all__ = ["Line", "Step", "follow"]

_Loop = ast.For | ast.AsyncFor | ast.While
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_WITHS = (ast.With, ast.AsyncWith)
_TRIES = (ast.Try, ast.Match, *([ast.TryStar] if hasattr(ast, "TryStar") else []))


@dataclass(frozen=True, eq=False)
class Step:
    """A statement that passes the tensor on through `layers`, in the order of the graph."""

    statement: ast.stmt
    layers: tuple[ast.expr, ...]


@dataclass(frozen=True, eq=False)
class Line:
    """A model whose graph is a line: `steps` from its Input to its construction.

    `between` are the statements of the same block that are no steps of it.
    """

    construction: Construction
    ends: Ends
    steps: tuple[Step, ...]
    between: tuple[ast.stmt, ...]

    @property
    def layers(self) -> list[ast.expr]:
        """All items in order, the Input first."""
        return [layer for step in self.steps for layer in step.layers]


@dataclass(frozen=True)
class _Names:
    """The variables that hold the tensor as it is now, and those that hold an earlier one."""

    current: frozenset[str]
    earlier: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.current | self.earlier

    def joined(self, other: _Names | None) -> _Names:
        """Return what surely holds whichever of two ways was taken."""
        if other is None:
            return self
        current = self.current & other.current
        return _Names(current, (self.all | other.all) - current)

    def without(self, names: Iterable[str]) -> _Names:
        gone = frozenset(names)
        return _Names(self.current - gone, self.earlier - gone)


def follow(
    module: Module,
    layers: Layers,
    construction: Construction,
    ends: Ends,
    start: ast.Assign | ast.AnnAssign,
) -> Line:
    """Follow the tensor that `start` makes with an Input. Raises Keep where its way is no line."""
    block = module.blocks[start]
    _check_block(module, construction.statement, block)
    reader = _Reader(module, layers, construction, ends)
    names = _Names(frozenset(reader.targets(start)))
    reader.block(block[block.index(start) + 1 :], names)
    assert start.value is not None
    steps = [Step(start, (start.value,)), *reader.steps.values(), *reader.last]
    reader.check_other_reads()
    check_sharing(module, layers, steps, block)
    first, last = block.index(start), _index_around(module, construction.statement, block)
    stepping = {step.statement for step in steps}
    between = tuple(s for s in block[first:last] if s not in stepping)
    return Line(construction, ends, tuple(steps), between)


def _check_block(module: Module, statement: ast.stmt, block: list[ast.stmt]) -> None:
    """Raise Keep unless the construction stands in the block of its Input, or a `with` in it."""
    while module.blocks[statement] is not block:
        around = module.parents[statement]
        if not isinstance(around, _WITHS):
            message = "its Input is made outside the branch or loop that makes the model"
            raise Keep("not-hoistable", message, statement)
        statement = around


def _index_around(module: Module, statement: ast.stmt, block: list[ast.stmt]) -> int:
    while module.blocks[statement] is not block:
        statement = module.statement(module.parents[statement])
    return block.index(statement)


@dataclass(eq=False)
class _Jumps:
    """The variables where the rounds of a loop are left early."""

    breaks: list[_Names] = field(default_factory=list)
    continues: list[_Names] = field(default_factory=list)


@dataclass(eq=False)
class _Reader:
    """Walks the statements between an Input and its Model, the variables of the tensor in hand."""

    module: Module
    known: Layers
    construction: Construction
    ends: Ends
    steps: dict[ast.stmt, Step] = field(default_factory=dict)
    last: list[Step] = field(default_factory=list)
    claimed: set[ast.Name] = field(default_factory=set)
    made: dict[str, list[ast.stmt]] = field(default_factory=dict)
    jumps: list[_Jumps] = field(default_factory=list)

    def targets(self, statement: ast.Assign | ast.AnnAssign) -> list[str]:
        """Return the variables that a statement stores the tensor to."""
        given = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        names = []
        for target in given:
            if isinstance(target, (ast.Tuple, ast.List)):
                raise Keep("multiple-outputs", "a layer gives several tensors", statement)
            if not isinstance(target, ast.Name):
                where = ast.unparse(target)
                raise Keep("intermediate-used", f"a tensor of it is stored in `{where}`", statement)
            if _is_declared(self.construction.scope.frame, target.id):
                message = f"a tensor of it is stored in `{target.id}`, which other functions share"
                raise Keep("intermediate-used", message, statement)
            names.append(target.id)
            self.made.setdefault(target.id, []).append(statement)
        return names

    def block(self, statements: Sequence[ast.stmt], names: _Names | None) -> _Names | None:
        """Walk a block; return the variables at its end, None where that is not reached."""
        for statement in statements:
            if names is None or self.last:
                return None
            names = self.statement(statement, names)
        return names

    def statement(self, statement: ast.stmt, names: _Names) -> _Names | None:
        if statement is self.construction.statement:
            self.construct(names)
            return None
        if isinstance(statement, (ast.If, *_LOOPS, *_WITHS)):
            return self.compound(statement, names)
        if isinstance(statement, (ast.Break, ast.Continue)):
            if self.jumps:
                is_break = isinstance(statement, ast.Break)
                jumps = self.jumps[-1]
                (jumps.breaks if is_break else jumps.continues).append(names)
            return None
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and self.reads(statement, names):
            return self.assign(statement, names)
        if isinstance(statement, _TRIES):
            self.check_try(statement, names)
        if isinstance(statement, ast.AugAssign) and self.reaugments(statement, names.all):
            raise Keep("tensor-operation", "an operator works on a tensor of it", statement)
        self.refuse_reads(statement, names)
        if isinstance(statement, (ast.Return, ast.Raise)):
            return None
        return self.rebound(statement, names)

    def stored(self, nodes: Iterable[ast.AST]) -> list[str]:
        return _stored(self.construction.scope.frame, self.module, nodes)

    def check_try(self, statement: ast.stmt, names: _Names) -> None:
        """Take a `try` or `match` without layers as it is; it may leave the loop around it."""
        if self.reads(statement, names):
            message = "which layers are called depends on an error or a pattern"
            raise Keep("branch", message, statement)
        if self.jumps and any(
            isinstance(n, (ast.Break, ast.Continue)) for n in ast.walk(statement)
        ):
            ends = [names, self.rebound(statement, names)]
            self.jumps[-1].breaks.extend(ends)
            self.jumps[-1].continues.extend(ends)

    def compound(
        self, statement: ast.If | _Loop | ast.With | ast.AsyncWith, names: _Names
    ) -> _Names | None:
        if isinstance(statement, ast.If):
            self.refuse_reads(statement.test, names)
            body = self.block(statement.body, names)
            other = self.block(statement.orelse, names)
            return body.joined(other) if body is not None else other
        if isinstance(statement, _LOOPS):
            return self.loop(statement, names)
        for item in statement.items:
            self.refuse_reads(item, names)
        return self.block(statement.body, names.without(self.stored(statement.items)))

    def rebound(self, statement: ast.stmt, names: _Names) -> _Names:
        """Return the variables after a statement that may bind some of them to something else."""
        stored = names.all & set(self.stored([statement]))
        if not stored:
            return names
        kept = names.without(stored)
        if self.module.blocks.keys() & {*ast.iter_child_nodes(statement)}:
            return _Names(kept.current, kept.earlier | stored)  # it may be one of several ways
        return kept

    def loop(self, statement: _Loop, names: _Names) -> _Names | None:
        self.refuse_reads(
            statement.test if isinstance(statement, ast.While) else statement.iter, names
        )
        before = names
        if not isinstance(statement, ast.While):
            before = names.without(self.stored([statement.target]))
        while True:
            self.jumps.append(_Jumps())
            after = self.block(statement.body, before)
            jumps = self.jumps.pop()
            joined = before.joined(after)
            for end in jumps.continues:
                joined = joined.joined(end)
            if joined == before:
                break
            before = joined
        left = self.block(statement.orelse, before)
        for end in jumps.breaks:
            left = end.joined(left)
        return left

    def assign(self, statement: ast.Assign | ast.AnnAssign, names: _Names) -> _Names:
        assert statement.value is not None
        application = self.applied(statement.value, names)
        targets = frozenset(self.targets(statement))
        self.steps[statement] = Step(statement, application.layers)
        if application.layers:
            return _Names(targets, names.all - targets)
        return _Names(names.current | targets, names.earlier - targets)

    def applied(self, node: ast.expr, names: _Names) -> Application:
        """Return the layers that an expression calls on the tensor as it is now."""
        application = applied_layers(self.known, node, self.tensors(names))
        base = application.tensor
        if base.id not in names.current:
            message = f"`{base.id}` is not surely what the last layer gave: the graph may branch"
            raise Keep("branch", message, base)
        self.claimed.add(base)
        return application

    def construct(self, names: _Names) -> None:
        inputs, outputs = self.ends.inputs, self.ends.outputs
        assert isinstance(inputs, ast.Name)
        self.claimed.add(inputs)
        if not self.reads(outputs, names):
            message = "its output is not made from its input where that can be seen"
            raise Keep("unknown-layers", message, outputs)
        application = applied_layers(self.known, outputs, self.tensors(names))
        if application.tensor.id not in names.current:
            message = "its output is a tensor in the middle of a longer graph"
            raise Keep("intermediate-used", message, application.tensor)
        self.claimed.add(application.tensor)
        self.last.append(Step(self.construction.statement, application.layers))
        self.refuse_reads(self.construction.statement, names)
        if not application.layers and not any(step.layers for step in self.steps.values()):
            raise Keep("unknown-layers", "it has no layer", self.construction.call)

    def tensors(self, names: _Names) -> Tensors:
        return Tensors(self.module, self.construction.scope.frame, names.all)

    def reads(self, node: ast.AST, names: _Names) -> list[ast.Name]:
        """Return the mentions of the tensor inside a node."""
        return self.tensors(names).mentions(node)

    def refuse_reads(self, node: ast.AST, names: _Names) -> None:
        for read in self.reads(node, names):
            if read not in self.claimed:
                _refuse(self.module, read)

    def reaugments(self, statement: ast.AugAssign, names: Collection[str]) -> bool:
        """Whether a statement such as `x += 1` reads what one of the variables holds."""
        return isinstance(statement.target, ast.Name) and statement.target.id in names

    def check_other_reads(self) -> None:
        """Raise Keep where something else of the module reads a tensor of the model."""
        self.check_exported()
        for name in self.module.nodes(ast.Name):
            if name.id in self.made and name not in self.claimed and self.sees_tensor(name):
                _refuse(self.module, name)

    def sees_tensor(self, name: ast.Name) -> bool:
        """Whether a mention of a variable, anywhere in the module, needs a tensor of the model."""
        if self.module.scopes[name].lookup(name.id) is not self.construction.scope.frame:
            return False
        statements = self.made[name.id]
        parent = self.module.parents[name]
        if isinstance(name.ctx, ast.Del):
            return any(self.module.order[s] < self.module.order[name] for s in statements)
        if isinstance(name.ctx, ast.Store) and not isinstance(parent, ast.AugAssign):
            return False
        return any(b.node in statements for b in reaching(self.module, name) or ())

    def check_exported(self) -> None:
        if self.construction.scope.frame.kind != "module":
            return
        for binding in self.construction.scope.frame.bindings.get("__all__", ()):
            for node in ast.walk(binding.node):
                if isinstance(node, ast.Constant) and node.value in self.made:
                    message = f"its tensor `{node.value}` is exported in `__all__`"
                    raise Keep("intermediate-used", message, node)


def _is_declared(frame: Scope, name: str) -> bool:
    """Whether a variable belongs to another frame, or functions inside store to it."""
    return name in frame.elsewhere or any(
        _is_declared(child, name) for child in frame.children if name not in child.bindings
    )


def _stored(frame: Scope, module: Module, nodes: Iterable[ast.AST]) -> list[str]:
    """Return the variables of a frame that nodes bind."""
    return [
        name
        for node in nodes
        for inner in ast.walk(node)
        for name in _bound_by(inner)
        if module.scopes[inner].lookup(name) is frame
    ]


def _bound_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [(alias.asname or alias.name).partition(".")[0] for alias in node.names]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    return []


def _refuse(module: Module, read: ast.Name) -> NoReturn:
    """Raise Keep for a read of a tensor that a Sequential would not have."""
    statement = module.statement(read)
    for around in module.ancestors(read):
        meaning = call_meaning(module, around)
        if meaning is not None and meaning.name == "Model":
            message = f"its tensor `{read.id}` is also part of another model"
            raise Keep("intermediate-used", message, read)
        if around is statement:
            break
    raise Keep("intermediate-used", f"its tensor `{read.id}` is read here, too", read)
