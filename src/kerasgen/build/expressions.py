"""Evaluates expressions: what is known is computed, what is not stays unknown with its reason."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from kerasgen.build import operators
from kerasgen.build.allowed.texts import formatted
from kerasgen.build.bind import assign
from kerasgen.build.comparing import compare, is_doubtful_among
from kerasgen.build.forgetting import forget_filled
from kerasgen.build.frames import Frame
from kerasgen.build.indexing import item, items_of, made_of
from kerasgen.build.machine import Arguments, forget_items
from kerasgen.build.values import (
    MISSING,
    OPEN_SLICE,
    UNSURE,
    Function,
    Raised,
    Symbol,
    Unknown,
    remembered,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kerasgen.build.machine import Machine

__all__ = ["evaluate", "make_function"]


def evaluate(m: Machine, node: ast.expr, frame: Frame) -> Any:
    """Return the value of an expression."""
    m.budget.step()
    handler = _HANDLERS.get(type(node))
    if handler is None:
        return Unknown(f"`{type(node).__name__}` is not followed")
    return remembered(handler(m, node, frame))


def _constant(m: Machine, node: ast.Constant, frame: Frame) -> Any:
    return node.value


def _name(m: Machine, node: ast.Name, frame: Frame) -> Any:
    m.keras.read(node)
    value = frame.read(node.id)
    if value is not MISSING:
        return value
    if node.id in operators.BUILTINS:
        return Symbol(f"builtins.{node.id}")
    for prefix in frame.root.starred:
        found = m.keras.exported(prefix, node.id)
        if found is not None:
            return found
    return Unknown(f"`{node.id}` is not known")


def _attribute(m: Machine, node: ast.Attribute, frame: Frame) -> Any:
    m.keras.read(node)
    return m.attribute(m.evaluate(node.value, frame), frame.own_name(node.attr), node)


def _call(m: Machine, node: ast.Call, frame: Frame) -> Any:
    function = m.evaluate(node.func, frame)
    if isinstance(function, Symbol) and function.dotted == "builtins.super":
        return operators.super_of(frame, [m.evaluate(a, frame) for a in node.args])
    arguments = _arguments(m, node, frame)
    return m.call(function, arguments, node)


def _arguments(m: Machine, node: ast.Call, frame: Frame) -> Arguments:
    args: list[Any] = []
    keywords: dict[str, Any] = {}
    complete = True
    for argument in node.args:
        if not complete:
            # What stands behind an unknown number of others has no known place.
            m.keras.lose(
                m.evaluate(argument.value if isinstance(argument, ast.Starred) else argument, frame)
            )
            continue
        if not isinstance(argument, ast.Starred):
            args.append(m.evaluate(argument, frame))
            continue
        items = items_of(m, m.evaluate(argument.value, frame))
        complete = items is not None
        args.extend(map(remembered, items or ()))
    for keyword in node.keywords:
        value = m.evaluate(keyword.value, frame)
        if keyword.arg is not None:
            keywords[keyword.arg] = value
        elif isinstance(value, dict) and all(isinstance(key, str) for key in value):
            keywords.update((key, remembered(item)) for key, item in value.items())
        else:
            complete = False
    return Arguments(tuple(args), keywords, complete)


def _binary(m: Machine, node: ast.BinOp, frame: Frame) -> Any:
    left, right = m.evaluate(node.left, frame), m.evaluate(node.right, frame)
    return operators.binary(m, node.op, left, right, node)


def _unary(m: Machine, node: ast.UnaryOp, frame: Frame) -> Any:
    value = m.evaluate(node.operand, frame)
    if isinstance(node.op, ast.Not):
        truth = operators.truth(value)
        return Unknown("its operand is not known") if truth is None else not truth
    return operators.unary(m, node.op, value, node)


def _compare(m: Machine, node: ast.Compare, frame: Frame) -> Any:
    left = m.evaluate(node.left, frame)
    result: Any = True
    for op, comparator in zip(node.ops, node.comparators, strict=True):
        right = m.evaluate(comparator, frame)
        result = compare(m, op, left, right, node)
        if operators.truth(result) is not True:
            return result
        left = right
    return result


def _boolean(m: Machine, node: ast.BoolOp, frame: Frame) -> Any:
    stops = isinstance(node.op, ast.Or)
    value: Any = None  # there are two operands, at least
    for operand in node.values:
        value = m.evaluate(operand, frame)
        if operand is node.values[-1]:
            return value
        truth = operators.truth(value)
        if truth is None:
            return _either_operand(m, node, operand, value, frame)
        if truth is stops:
            return value
    return value


def _either_operand(
    m: Machine, node: ast.BoolOp, operand: ast.expr, value: Any, frame: Frame
) -> Any:
    """Evaluate the operands after one that is not known to be true or false."""
    m.keras.lose(value)
    rest = node.values[node.values.index(operand) + 1 :]
    if m.cautious:
        with m.doubt():
            for later in rest:
                m.keras.lose(_possible(m, later, frame))
    for later in rest:
        _forget_walrus(m, later, frame)
    return Unknown("a condition is not known")


def _conditional(m: Machine, node: ast.IfExp, frame: Frame) -> Any:
    truth = operators.truth(m.evaluate(node.test, frame))
    if truth is not None:
        return m.evaluate(node.body if truth else node.orelse, frame)
    with m.doubt():
        ways = [_possible(m, way, frame) for way in (node.body, node.orelse)]
    _forget_walrus(m, node.body, frame)
    _forget_walrus(m, node.orelse, frame)
    return operators.joined(m, *ways)


def _possible(m: Machine, node: ast.expr, frame: Frame) -> Any:
    """Evaluate what may not be evaluated."""
    try:
        return m.evaluate(node, frame)
    except Raised:
        forget_filled(m, [ast.Expr(node)], frame)
        return Unknown("it fails on a way that may not be taken")


def _elements(m: Machine, nodes: list[ast.expr], frame: Frame) -> list[Any] | None:
    values: list[Any] = []
    for node in nodes:
        if isinstance(node, ast.Starred):
            items = items_of(m, m.evaluate(node.value, frame))
            if items is None:
                m.keras.lose(values)
                return None
            values.extend(items)
        else:
            values.append(m.evaluate(node, frame))
    return values


def _sequence(m: Machine, node: ast.List | ast.Tuple | ast.Set, frame: Frame) -> Any:
    values = _elements(m, node.elts, frame)
    if values is None:
        return Unknown("what is unpacked into it is not known")
    if isinstance(node, ast.List):
        return values
    if isinstance(node, ast.Tuple):
        return tuple(values)
    return made_of(m, set, values)


def _dict(m: Machine, node: ast.Dict, frame: Frame) -> Any:
    result: dict[Any, Any] = {}
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        value = m.evaluate(value_node, frame)
        if key_node is None:
            if not isinstance(value, dict):
                m.keras.lose(result)
                return Unknown("what is unpacked into it is not known")
            is_doubtful = any(is_doubtful_among(m, key, result) for key in value)
            result = {UNSURE: UNSURE} if is_doubtful else {**result, **value}
            continue
        key = m.evaluate(key_node, frame)
        if isinstance(key, (Unknown, list, dict, set)) or is_doubtful_among(m, key, result):
            m.keras.lose(value, result)
            return Unknown("a key is not known")
        result[key] = value
    return result


def _comprehension(
    m: Machine, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, frame: Frame
) -> Any:
    inner = Frame(
        parent=frame,
        module=frame.root,
        receiver=frame.receiver,
        owner=frame.owner,
        is_comprehension=True,
    )
    if frame.is_class and frame.parent is not None:
        inner.parent = frame
    results: list[Any] = []
    known = all(_rounds(m, node, inner, 0, results))
    if not known or isinstance(node, ast.GeneratorExp):
        # It may end early, or go on over what is not known.
        _forget_walrus(m, node, frame)
    if not known:
        m.keras.lose(results)
        return Unknown("what it goes over is not known")
    if isinstance(node, ast.DictComp):
        return made_of(m, dict, results)
    return made_of(m, set, results) if isinstance(node, ast.SetComp) else results


def _rounds(m: Machine, node: Any, frame: Frame, depth: int, results: list[Any]) -> Iterator[bool]:
    """Run a comprehension, collecting its results; yield False where something is not known."""
    if depth == len(node.generators):
        if isinstance(node, ast.DictComp):
            results.append((m.evaluate(node.key, frame), m.evaluate(node.value, frame)))
        else:
            results.append(m.evaluate(node.elt, frame))
        if len(results) > m.budget.container:
            yield False
        return
    generator = node.generators[depth]
    outer = frame.parent if depth == 0 and frame.parent is not None else frame
    items = items_of(m, m.evaluate(generator.iter, outer))
    if items is None:
        yield False
        return
    for value in items:
        assign(m, generator.target, value, frame)
        truths = [operators.truth(m.evaluate(test, frame)) for test in generator.ifs]
        if None in truths:
            m.keras.lose(items)
            yield False
            return
        if all(truths):
            yield from _rounds(m, node, frame, depth + 1, results)


def _subscript(m: Machine, node: ast.Subscript, frame: Frame) -> Any:
    value = m.evaluate(node.value, frame)
    return item(m, value, m.evaluate(node.slice, frame), node)


def _slice(m: Machine, node: ast.Slice, frame: Frame) -> Any:
    bounds = [
        None if bound is None else m.evaluate(bound, frame)
        for bound in (node.lower, node.upper, node.step)
    ]
    if any(isinstance(bound, Unknown) for bound in bounds):
        return OPEN_SLICE
    return slice(*bounds)


def _formatted(m: Machine, node: ast.JoinedStr, frame: Frame) -> Any:
    parts: list[str] = []
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            parts.append(str(piece.value))
            continue
        assert isinstance(piece, ast.FormattedValue)
        value = m.evaluate(piece.value, frame)
        spec = "" if piece.format_spec is None else m.evaluate(piece.format_spec, frame)
        if piece.conversion == ord("r") and isinstance(value, (str, int, float)):
            value = repr(value)
        text = formatted(operators.plain_member(value), spec) if isinstance(spec, str) else spec
        if isinstance(text, Unknown):
            return text
        parts.append(text)
    return "".join(parts)


def _await(m: Machine, node: ast.Await, frame: Frame) -> Any:
    return m.evaluate(node.value, frame)


def _lambda(m: Machine, node: ast.Lambda, frame: Frame) -> Any:
    return make_function(m, node, frame, "<lambda>")


def make_function(
    m: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, frame: Frame, name: str
) -> Function:
    """Return the function that a definition makes."""
    defaults = tuple(m.evaluate(default, frame) for default in node.args.defaults)
    keyword_defaults = {
        argument.arg: m.evaluate(default, frame)
        for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        if default is not None
    }
    return Function(node, frame, defaults, keyword_defaults, name, frame.owner)


def _walrus(m: Machine, node: ast.NamedExpr, frame: Frame) -> Any:
    value = m.evaluate(node.value, frame)
    assign(m, node.target, value, frame.around)
    return value


def _forget_walrus(m: Machine, node: ast.AST, frame: Frame) -> None:
    """Make unknown what is bound inside an expression of which not all may be evaluated."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.NamedExpr):
            unknown = Unknown(f"`{inner.target.id}` may have been bound")
            assign(m, inner.target, unknown, frame.around)


def _yield(m: Machine, node: ast.Yield, frame: Frame) -> Any:
    m.changed(forget_items(m, frame.yields))
    frame.yields.append(m.evaluate(node.value, frame) if node.value is not None else None)
    return Unknown("what is sent to a generator is not known")


def _yield_from(m: Machine, node: ast.YieldFrom, frame: Frame) -> Any:
    items = items_of(m, m.evaluate(node.value, frame))
    unknown = Unknown("what a generator yields is not known")
    m.changed(forget_items(m, frame.yields))
    frame.yields.extend([unknown] if items is None else items)
    return unknown


_HANDLERS: dict[type[ast.expr], Callable[..., Any]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _conditional,
    ast.List: _sequence,
    ast.Tuple: _sequence,
    ast.Set: _sequence,
    ast.Dict: _dict,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _comprehension,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
    ast.JoinedStr: _formatted,
    ast.Lambda: _lambda,
    ast.NamedExpr: _walrus,
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    ast.Await: _await,
}
