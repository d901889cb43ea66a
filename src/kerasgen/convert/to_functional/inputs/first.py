"""Where the input of a Sequential comes from: the first item, as Keras reads it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.convert.to_functional.inputs.built import of_build
from kerasgen.convert.to_functional.inputs.spec import (
    BASE,
    SHAPE_KEYWORDS,
    InputSpec,
    is_copyable,
    sets_dtype_policy,
)
from kerasgen.convert.to_functional.inputs.stated import INPUT_LAYER, of_input_layer, of_keywords
from kerasgen.convert.to_functional.inputs.unknown import keep_without_input
from kerasgen.reading.changes import is_unchanged
from kerasgen.reading.flow import assigned_value, names_in
from kerasgen.reading.layer_classes import takes_input_shape
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from collections.abc import Set

    from kerasgen.convert.results import Found
    from kerasgen.convert.to_functional.chain import Chain
    from kerasgen.reading.module import Module

__all__ = ["input_of"]

_MODELS = frozenset({"Model", "load_model", "clone_model"})


def input_of(
    module: Module,
    chain: Chain,
    given: tuple[int | None, ...] | None,
    found: Found | None,
    shaped: Set[ast.AST],
) -> InputSpec:
    """Return the input of a chain. Raises Keep where Keras would not know it, either.

    `given` is a shape without the batch axis for chains that state none, `found` what the uses of
    this one tell; `shaped` are the calls of Sequential whose input is known.
    """
    first = chain.all_items[0]
    if first.kind == "layer":
        spec = _of_layer(module, first.node, shaped)
    else:
        spec = _of_iterable(module, first.node, shaped)
    if spec is not None and spec.is_of_model and len(chain.all_items) == 1:
        message = "a model that is its only layer gives it no shape before it is called"
        raise Keep("no-input-shape", f"{message}; put an Input first", first.node)
    if spec is None:
        spec = of_build(module, chain)
    if spec is None and sets_dtype_policy(module) and (given or (found and found.shape)):
        message = "under a dtype policy its input has the dtype that it computes in"
        raise Keep("no-input-shape", f"{message}; put an Input first", first.node)
    if spec is None and given is not None:
        spec = InputSpec(f"shape={given!r}")
    if spec is None and found is not None and found.shape is not None:
        spec = InputSpec(f"shape={found.shape!r}", notice=found.text(), built_at=found.line)
    if spec is None:
        keep_without_input(module, chain, found)
    return spec


def _of_layer(module: Module, node: ast.expr, shaped: Set[ast.AST]) -> InputSpec | None:
    if isinstance(node, ast.Name):
        return _of_variable(module, node, shaped)
    if not isinstance(node, ast.Call):
        return None
    if node in shaped:
        return InputSpec(f"batch_shape={BASE}.input_shape", in_place=True, is_of_model=True)
    meaning = call_meaning(module, node)
    if meaning is not None and meaning.name == "Input":
        return InputSpec(None, takes_first=True)
    if meaning is not None and meaning.name == "InputLayer":
        return of_input_layer(module, node)
    if meaning is not None and (meaning.is_application or meaning.name in _MODELS):
        return InputSpec(_of_base(module, BASE), in_place=True, is_of_model=True)
    if takes_input_shape(module, node):
        return of_keywords(module, node)
    return None


def _of_base(module: Module, name: str) -> str:
    """Return the input of a base model: Keras gives it the dtype that the model computes in."""
    text = f"batch_shape={name}.input_shape"
    if sets_dtype_policy(module) or "set_floatx" in module.text:
        text += f", dtype={name}.compute_dtype"
    return text


def _of_variable(module: Module, node: ast.Name, shaped: Set[ast.AST]) -> InputSpec | None:
    value = assigned_value(module, node)
    if not isinstance(value, ast.Call):
        return None
    meaning = call_meaning(module, value)
    if meaning is not None and meaning.name == "Input":
        return InputSpec(None, takes_first=True, variable=node.id)
    if meaning is not None and (meaning.is_application or meaning.name in _MODELS):
        text = _of_base(module, node.id)
        return InputSpec(text, reads=frozenset({node.id}), is_of_model=True)
    if value in shaped:
        text = f"batch_shape={node.id}.input_shape"
        return InputSpec(text, reads=frozenset({node.id}), is_of_model=True)
    return _copied(module, value, node, shaped)


def _copied(
    module: Module, call: ast.expr, use: ast.expr, shaped: Set[ast.AST]
) -> InputSpec | None:
    """Return the input that a layer made elsewhere states, if it can be written again at `use`."""
    spec = _of_layer(module, call, shaped) if isinstance(call, ast.Call) else None
    if spec is None or spec.in_place or spec.text is None or not isinstance(call, ast.Call):
        return None
    values = [k.value for k in call.keywords if k.arg in SHAPE_KEYWORDS or k.arg in INPUT_LAYER]
    if spec.takes_first:
        values += call.args
    if not all(is_copyable(value) for value in values):
        return None
    if module.scopes[call].frame is not module.scopes[use].frame:
        return None
    if not is_unchanged(module, values, call, use):
        return None
    return InputSpec(spec.text, takes_first=spec.takes_first, reads=spec.reads, notice=spec.notice)


def _of_iterable(module: Module, node: ast.expr, shaped: Set[ast.AST]) -> InputSpec | None:
    """Return the input that the first layer of a list made elsewhere states."""
    if isinstance(node, ast.Name):
        value = assigned_value(module, node)
        if not isinstance(value, (ast.List, ast.Tuple)) or not value.elts:
            return None
        if not _only_grows(module, node):
            return None
        first = call_meaning(module, value.elts[0])
        if first is not None and first.name == "Input":
            return InputSpec(None, value=f"{node.id}[0]", skip=1, reads=frozenset({node.id}))
        spec = _copied(module, value.elts[0], node, shaped)
        if spec is None:
            return None
        return InputSpec(
            spec.text, reads=spec.reads, notice=spec.notice, skip=int(spec.takes_first)
        )
    if isinstance(node, (ast.ListComp, ast.GeneratorExp)) and _runs(node.generators):
        spec = _copied(module, node.elt, node, shaped)
        bound = set().union(*(names_in(g.target) for g in node.generators))
        if spec is not None and not spec.takes_first and not spec.reads & bound:
            return spec
    return None


def _runs(generators: list[ast.comprehension]) -> bool:
    """Whether a comprehension surely yields something."""
    for generator in generators:
        source = generator.iter
        literal = isinstance(source, (ast.List, ast.Tuple)) and bool(source.elts)
        counted = (
            isinstance(source, ast.Call)
            and isinstance(source.func, ast.Name)
            and source.func.id == "range"
            and len(source.args) == 1
            and isinstance(source.args[0], ast.Constant)
            and isinstance(source.args[0].value, int)
            and source.args[0].value > 0
        )
        if generator.ifs or not (literal or counted):
            return False
    return True


def _only_grows(module: Module, node: ast.Name) -> bool:
    """Whether a list variable is only appended to, so that its first element stays the first."""
    owner = module.scopes[node].lookup(node.id)
    for inner in module.nodes(ast.Name):
        if inner.id != node.id or inner is node:
            continue
        if module.scopes[inner].lookup(inner.id) is not owner or isinstance(inner.ctx, ast.Store):
            continue
        parent = module.parents[inner]
        grows = isinstance(parent, ast.Attribute) and parent.attr in ("append", "extend")
        if not grows and module.order[inner] < module.order[node]:
            return False
    return True
