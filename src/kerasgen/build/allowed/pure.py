"""Functions outside Keras that interpreted code may call: they compute, and touch nothing else."""

from __future__ import annotations

import itertools
import json
import math
import operator
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.arrays import ARRAY_FUNCTIONS
from kerasgen.build.allowed.command_line import make_parser
from kerasgen.build.allowed.records import RECORDS
from kerasgen.build.machine import Arguments
from kerasgen.build.operators import attempt, items_of, truth
from kerasgen.build.values import (
    UNSURE,
    Array,
    ClassValue,
    Function,
    Instance,
    Partial,
    Raised,
    Symbol,
    Unknown,
    is_known,
    is_unsure,
)

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["call_pure"]


# Computed by Python itself, on plain data whose parts are all known.
_PLAIN: dict[str, Callable[..., Any]] = {
    **{
        f"builtins.{f.__name__}": f
        for f in (abs, all, any, bool, chr, divmod, float, int, max, min, ord, repr, round, sum)
    },
    **{
        f"math.{name}": getattr(math, name)
        for name in (
            "ceil", "cos", "exp", "fabs", "floor", "gcd", "isclose", "isfinite", "isinf", "isnan",
            "log", "log10", "log1p", "log2", "sin", "sqrt", "tanh", "trunc",
        )
    },
    **{
        f"operator.{name}": getattr(operator, name)
        for name in ("add", "eq", "floordiv", "ge", "gt", "le", "lt", "mul", "ne", "neg", "sub",
                     "truediv")
    },
    **{
        f"numpy.{name}": getattr(math, name)
        for name in ("ceil", "exp", "floor", "log", "log2", "sqrt")
    },
    "numpy.prod": lambda values, **_: math.prod(values),
    "numpy.int32": int,
    "numpy.int64": int,
    "numpy.float32": float,
}  # fmt: skip

_CONSTANT_RESULTS: dict[str, Any] = {
    "builtins.print": None,
    "builtins.dir": [],
    "random.seed": None,
    "numpy.random.seed": None,
    "tensorflow.random.set_seed": None,
    "warnings.filterwarnings": None,
    "warnings.warn": None,
    "gc.collect": None,
}


def call_pure(m: Machine, dotted: str, arguments: Arguments, node: ast.AST) -> Any:
    """Call a function by its dotted name; unknown unless it is one of those allowed."""
    special = _SPECIAL.get(dotted)
    if special is not None:
        return special(m, arguments, node)
    if dotted in _CONSTANT_RESULTS:
        return _CONSTANT_RESULTS[dotted]
    if dotted in ARRAY_FUNCTIONS:
        return ARRAY_FUNCTIONS[dotted](m, arguments)
    function = _PLAIN.get(dotted)
    unknown = Unknown(f"what `{dotted.removeprefix('builtins.')}` gives is not known")
    if function is None or not arguments.complete:
        return unknown
    values = arguments.values()
    if not is_known(values, _is_plain) or any(_is_large(m, value) for value in values):
        return unknown
    return attempt(lambda: function(*arguments.args, **arguments.keywords))


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, float, str, bytes, range, slice))


def _is_large(m: Machine, value: Any) -> bool:
    if isinstance(value, (str, bytes)):
        return len(value) > 1_000
    if isinstance(value, int):
        return value.bit_length() > m.budget.bits
    return isinstance(value, range) and len(value) > m.budget.container


def _len(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if len(arguments.args) == 1 else None
    if is_unsure(value):
        return UNSURE
    if isinstance(value, (list, tuple, dict, set, str, range)):
        return len(value)
    if isinstance(value, Array) and value.shape and value.shape[0] is not None:
        return value.shape[0]
    return Unknown("a length is not known")


def _range(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if not arguments.complete or not is_known(arguments.values(), _is_plain):
        return Unknown("a bound of a range is not known")
    return attempt(lambda: range(*arguments.args))


def _items(m: Machine, arguments: Arguments) -> list[list[Any]] | None:
    found = []
    for value in arguments.args:
        items = items_of(m, value)
        if items is None:
            return None
        found.append(items)
    return found if arguments.complete else None


def _over_items(compute: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function that gets the items of its arguments, where all are known."""

    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        items = _items(m, arguments)
        if items is None:
            return Unknown("what it goes over is not known")
        keywords = {k: v for k, v in arguments.keywords.items() if k in ("start", "strict")}
        return attempt(lambda: compute(*items, **keywords))

    return run


def _enumerate(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = items_of(m, arguments.args[0]) if arguments.args else None
    start = arguments.keywords.get("start", arguments.args[1] if len(arguments.args) > 1 else 0)
    if items is None or not isinstance(start, int):
        return Unknown("what it goes over is not known")
    return list(enumerate(items, start))


def _map(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = _items(m, Arguments(arguments.args[1:], {}, arguments.complete))
    if not arguments.args or items is None:
        return Unknown("what it goes over is not known")
    return [m.call(arguments.args[0], Arguments(args), node) for args in zip(*items, strict=False)]


def _filter(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = _items(m, Arguments(arguments.args[1:], {}, arguments.complete))
    if not arguments.args or not items:
        return Unknown("what it goes over is not known")
    kept = []
    for item in items[0]:
        test = arguments.args[0]
        found = truth(item if test is None else m.call(test, Arguments((item,)), node))
        if found is None:
            return Unknown("what a filter lets through is not known")
        if found:
            kept.append(item)
    return kept


def _reduce(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) < 2:
        return Unknown("what is reduced is not known")
    items = items_of(m, arguments.args[1])
    if items is None:
        return Unknown("what is reduced is not known")
    items = [*arguments.args[2:3], *items]
    result = items[0] if items else Unknown("nothing is reduced")
    for item in items[1:]:
        result = m.call(arguments.args[0], Arguments((result, item)), node)
    return result


def _partial(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if not arguments.args or not arguments.complete:
        return Unknown("a partial function is not known")
    return Partial(arguments.args[0], arguments.args[1:], arguments.keywords)


def _isinstance(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) != 2:
        return Unknown("a type test is not followed")
    value, kinds = arguments.args
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    found = [_is_a(m, value, kind) for kind in kinds]
    if True in found:
        return True
    return Unknown("a type test is not followed") if None in found else False


_TYPES: dict[str, tuple[type, ...]] = {
    "builtins.int": (int,),
    "builtins.float": (float,),
    "builtins.str": (str,),
    "builtins.bool": (bool,),
    "builtins.list": (list,),
    "builtins.tuple": (tuple,),
    "builtins.dict": (dict,),
    "builtins.set": (set,),
}


def _is_a(m: Machine, value: Any, kind: Any) -> bool | None:
    if isinstance(value, Unknown):
        return None
    if isinstance(kind, ClassValue):
        return isinstance(value, Instance) and kind in value.cls.lineage()
    if isinstance(kind, Symbol):
        if kind.dotted in _TYPES:
            return isinstance(value, _TYPES[kind.dotted])
        return m.keras.is_kind(value, kind)
    return None


def _getattr(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if len(arguments.args) >= 2 and isinstance(arguments.args[1], str):
        found = m.attribute(arguments.args[0], arguments.args[1], node)
        if not isinstance(found, Unknown):
            return found
    return Unknown("what `getattr` reads is not known")


def _callable(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, (Function, ClassValue, Symbol, Partial)):
        return True
    return False if _is_plain(value) else Unknown("whether it can be called is not known")


def _str(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else ""
    known = isinstance(value, (str, int, float, bool)) and not _is_large(m, value)
    return str(value) if known else Unknown("a text is not known")


def _container(make: Callable[..., Any]) -> Callable[..., Any]:
    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        if not arguments.args:
            return attempt(lambda: make(**arguments.keywords))
        items = items_of(m, arguments.args[0])
        if isinstance(arguments.args[0], dict) and make is dict:
            return {**arguments.args[0], **arguments.keywords}
        if items is None:
            return Unknown("what it is made of is not known")
        return attempt(lambda: make(items, **arguments.keywords))

    return run


def _sorted(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = items_of(m, arguments.args[0]) if arguments.args else None
    if items is None or not is_known(items, _is_plain) or "key" in arguments.keywords:
        return Unknown("an order is not known")
    return attempt(lambda: sorted(items, reverse=arguments.keywords.get("reverse") is True))


def _next(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, list) and value:
        return value.pop(0)
    return arguments.args[1] if len(arguments.args) > 1 else Unknown("what comes next is not known")


def _default_of(position: int, name: str) -> Callable[..., Any]:
    """Make a function that gives the default that it is called with."""

    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        if name in arguments.keywords:
            return arguments.keywords[name]
        given = arguments.args[position : position + 1]
        return given[0] if given else Unknown("the environment is not looked at")

    return run


def _accumulate(values: list[Any]) -> list[Any]:
    if not is_known(values, _is_plain):
        raise Raised("TypeError", "what is summed up is not known")
    return list(itertools.accumulate(values))


def _zip(*items: Any, strict: bool = False) -> list[Any]:
    return list(zip(*items, strict=strict))


def _loads(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    text = arguments.args[0] if arguments.args else None
    if not isinstance(text, str) or len(text) > m.budget.container or arguments.keywords:
        return Unknown("a document is not known")
    return attempt(lambda: json.loads(text))


_SPECIAL: dict[str, Any] = {
    **RECORDS,
    "argparse.ArgumentParser": make_parser,
    "json.loads": _loads,
    "builtins.len": _len,
    "builtins.range": _range,
    "builtins.zip": _over_items(_zip),
    "builtins.enumerate": _enumerate,
    "builtins.reversed": _over_items(lambda items: items[::-1]),
    "builtins.iter": _over_items(list),
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.isinstance": _isinstance,
    "builtins.getattr": _getattr,
    "builtins.callable": _callable,
    "builtins.str": _str,
    "builtins.list": _container(list),
    "builtins.tuple": _container(tuple),
    "builtins.set": _container(set),
    "builtins.frozenset": _container(frozenset),
    "builtins.dict": _container(dict),
    "collections.OrderedDict": _container(dict),
    "builtins.sorted": _sorted,
    "builtins.next": _next,
    "functools.partial": _partial,
    "functools.reduce": _reduce,
    "itertools.chain": _over_items(lambda *items: [v for part in items for v in part]),
    "itertools.product": _over_items(
        lambda *items: list(itertools.islice(itertools.product(*items), 10_000))
    ),
    "itertools.accumulate": _over_items(_accumulate),
    "os.environ.get": _default_of(1, "default"),
    "os.getenv": _default_of(1, "default"),
    "typing.cast": lambda m, arguments, node: arguments.args[1],
    "copy.copy": lambda m, arguments, node: arguments.args[0],
}
