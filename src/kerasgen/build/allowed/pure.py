"""Functions outside Keras that interpreted code may call: they compute, and touch nothing else."""

from __future__ import annotations

import ast
import math
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.command_line import make_parser
from kerasgen.build.allowed.copying import COPYING
from kerasgen.build.allowed.eager import EAGER_FUNCTIONS
from kerasgen.build.allowed.flags import define_flag, is_definition
from kerasgen.build.allowed.inspecting import INSPECTING
from kerasgen.build.allowed.iterating import ITERATING
from kerasgen.build.allowed.loading import LOADING_FUNCTIONS
from kerasgen.build.allowed.numpy_table import ARRAY_FUNCTIONS
from kerasgen.build.allowed.records import RECORDS
from kerasgen.build.allowed.samples import DATASET_FUNCTIONS
from kerasgen.build.allowed.texts import TEXTS
from kerasgen.build.comparing import compare
from kerasgen.build.indexing import item
from kerasgen.build.machine import forget_items
from kerasgen.build.operators import attempt, binary
from kerasgen.build.trace import NEEDS_TENSORFLOW
from kerasgen.build.values import Partial, Symbol, Unknown, is_known, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kerasgen.build.machine import Arguments, Machine

__all__ = ["HARMLESS", "ON_ARRAYS", "call_pure"]


# Computed by Python itself, on plain data whose parts are all known.
_PLAIN: dict[str, Callable[..., Any]] = {
    **{
        f"builtins.{f.__name__}": f
        for f in (abs, all, any, bool, chr, divmod, float, int, ord, repr, round, sum)
    },
    **{
        f"math.{name}": getattr(math, name)
        for name in (
            "ceil", "cos", "exp", "fabs", "floor", "gcd", "isclose", "isfinite", "isinf", "isnan",
            "log", "log10", "log1p", "log2", "prod", "sin", "sqrt", "tanh", "trunc",
        )
    },
}  # fmt: skip

# The same of numpy, where it gets just one number, or for `prod` just a row of them.
_OF_NUMBERS: dict[str, Callable[..., Any]] = {
    **{name: getattr(math, name) for name in ("ceil", "exp", "floor", "log", "log2", "sqrt")},
    "prod": math.prod,
    "int32": int,
    "int64": int,
    "float32": float,
}

ON_ARRAYS: dict[str, Callable[..., Any]] = {
    **ARRAY_FUNCTIONS,
    **EAGER_FUNCTIONS,
    **DATASET_FUNCTIONS,
    **LOADING_FUNCTIONS,
}

_CONSTANT_RESULTS: dict[str, Any] = {
    "builtins.print": None,
    "random.seed": None,
    "numpy.random.seed": None,
    "tensorflow.random.set_seed": None,
    "warnings.filterwarnings": None,
    "warnings.warn": None,
    "gc.collect": None,
}


# Of what these give nothing is known, but they keep nothing and change nothing.
HARMLESS = frozenset(
    {
        "builtins.bool", "builtins.callable", "builtins.dir", "builtins.hasattr", "builtins.id",
        "builtins.isinstance", "builtins.len", "builtins.range", "builtins.repr", "builtins.str",
        "builtins.sum", "builtins.type", "keras.utils.model_to_dot", "keras.utils.plot_model",
        "tensorflow.keras.utils.model_to_dot", "tensorflow.keras.utils.plot_model",
    }
)  # fmt: skip


def call_pure(m: Machine, dotted: str, arguments: Arguments, node: ast.AST) -> Any:
    """Call a function by its dotted name; unknown unless it is one of those allowed."""
    if is_definition(dotted):
        return define_flag(m, arguments)
    if dotted in ITERATING and not arguments.complete:
        m.keras.lose(*arguments.values())
        return Unknown("what it goes over is not known")
    special = _SPECIAL.get(dotted)
    if special is not None:
        return special(m, arguments, node)
    if dotted in _CONSTANT_RESULTS:
        return _CONSTANT_RESULTS[dotted]
    dotted = dotted.replace("tensorflow.compat.v1.", "tensorflow.")
    for value in arguments.values():
        if isinstance(value, Unknown) and value.reason.startswith(NEEDS_TENSORFLOW):
            return value
    function = _PLAIN.get(dotted) or _of_numbers(dotted, arguments)
    if function is None and dotted in ON_ARRAYS:
        return ON_ARRAYS[dotted](m, arguments)
    unknown = Unknown(f"what `{dotted.removeprefix('builtins.')}` gives is not known")
    if function is None or not arguments.complete:
        return unknown
    values = arguments.values()
    if not is_known(values, is_plain) or any(_is_large(m, value) for value in values):
        return unknown
    return attempt(lambda: function(*arguments.args, **arguments.keywords))


def _of_numbers(dotted: str, arguments: Arguments) -> Callable[..., Any] | None:
    """Return what computes a function of numpy on what is no array."""
    package, _, name = dotted.rpartition(".")
    if package != "numpy" or len(arguments.args) != 1 or arguments.keywords:
        return None
    (value,) = arguments.args
    values = value if name == "prod" and isinstance(value, (list, tuple)) else [value]
    is_plain_number = all(isinstance(one, (bool, int, float)) for one in values)
    return _OF_NUMBERS.get(name) if is_plain_number else None


def _is_large(m: Machine, value: Any) -> bool:
    if isinstance(value, (str, bytes)):
        return len(value) > 1_000
    if isinstance(value, int):
        return value.bit_length() > m.budget.bits
    return isinstance(value, range) and len(value) > m.budget.container


def _partial(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if not arguments.args or not arguments.complete:
        return Unknown("a partial function is not known")
    return Partial(arguments.args[0], arguments.args[1:], arguments.keywords)


def _default_of(position: int, name: str) -> Callable[..., Any]:
    """Make a function that gives the default that it is called with."""

    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        if m.cautious:
            return Unknown("the environment is not looked at")
        if name in arguments.keywords:
            return arguments.keywords[name]
        given = arguments.args[position : position + 1]
        return given[0] if given else Unknown("the environment is not looked at")

    return run


def _getter(name: str) -> Callable[..., Any]:
    """Make what `operator.itemgetter` or `attrgetter` gives for one key."""

    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        if len(arguments.args) != 1:
            return Unknown("a getter of several parts is not followed")
        return Partial(Symbol(f"kerasgen.{name}"), arguments.args, {})

    return run


def _get_item(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    key, value = arguments.args
    return item(m, value, key, ast.Constant(0))


def _get_attribute(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    name, value = arguments.args
    return m.attribute(value, name, node) if isinstance(name, str) else Unknown("a name")


def _changing(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    for value in arguments.values():
        forget_items(m, value)()
    return Unknown("an item of a list that is changed")


def _operator(kind: type[ast.operator]) -> Callable[..., Any]:
    """Make a function of `operator`, which takes tensors, too."""

    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        if len(arguments.args) != 2:
            return Unknown("an operator gets other than two operands")
        return binary(m, kind(), *arguments.args, node)

    return run


def _comparison(kind: type[ast.cmpop]) -> Callable[..., Any]:
    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        if len(arguments.args) != 2:
            return Unknown("an operator gets other than two operands")
        return compare(m, kind(), *arguments.args, node)

    return run


_OPERATORS = {
    "add": ast.Add, "floordiv": ast.FloorDiv, "matmul": ast.MatMult, "mod": ast.Mod,
    "mul": ast.Mult, "pow": ast.Pow, "sub": ast.Sub, "truediv": ast.Div,
}  # fmt: skip
_COMPARISONS = {
    "eq": ast.Eq, "ge": ast.GtE, "gt": ast.Gt, "le": ast.LtE, "lt": ast.Lt, "ne": ast.NotEq,
}  # fmt: skip
# What puts the items of a list, its first argument, into another order, or adds or takes away some.
_CHANGING_LISTS = frozenset(
    {
        *(f"bisect.insort{end}" for end in ("", "_left", "_right")),
        *(f"heapq.heap{end}" for end in ("ify", "pop", "push", "pushpop", "replace")),
        "numpy.random.Generator.shuffle", "numpy.random.shuffle", "random.shuffle",
    }
)  # fmt: skip
_SPECIAL: dict[str, Callable[[Machine, Arguments, ast.AST], Any]] = {
    **COPYING,
    **INSPECTING,
    **ITERATING,
    **RECORDS,
    **TEXTS,
    **dict.fromkeys(_CHANGING_LISTS, _changing),
    **{f"operator.{name}": _operator(kind) for name, kind in _OPERATORS.items()},
    **{f"operator.{name}": _comparison(kind) for name, kind in _COMPARISONS.items()},
    "argparse.ArgumentParser": make_parser,
    "builtins.pow": _operator(ast.Pow),
    "functools.partial": _partial,
    "kerasgen.attribute": _get_attribute,
    "kerasgen.item": _get_item,
    "operator.attrgetter": _getter("attribute"),
    "operator.itemgetter": _getter("item"),
    "os.environ.get": _default_of(1, "default"),
    "os.getenv": _default_of(1, "default"),
    "typing.cast": lambda m, arguments, node: arguments.args[1],
}
