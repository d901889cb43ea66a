"""Functions that go over items: their number and order are known, or the result is not."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from kerasgen.build.indexing import items_of, made_of
from kerasgen.build.machine import Arguments
from kerasgen.build.operators import attempt, special, truth
from kerasgen.build.values import (
    MISSING,
    UNSURE,
    Array,
    Dataset,
    Defaults,
    Raised,
    Symbol,
    Unknown,
    is_known,
    is_plain,
    is_unsure,
)

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["ITERATING", "ordered"]

# How many items stand for one that has no end.
_ENDLESS = 1_000
_NOT_KNOWN = "what it goes over is not known"


def _len(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if len(arguments.args) == 1 else None
    if is_unsure(value):
        return UNSURE
    if isinstance(value, (list, tuple, dict, set, frozenset, str, range)):
        return len(value)
    if isinstance(value, Array) and value.shape and value.shape[0] is not None:
        return value.shape[0]
    found = special(m, value, "__len__", ())
    return Unknown("a length is not known") if found is MISSING else found


def _range(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    if not arguments.complete or not is_known(arguments.values(), is_plain):
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


def _over_items(compute: Callable[..., Any], *names: str) -> Callable[..., Any]:
    """Make a function that gets the items of its arguments, where all are known."""

    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        items = _items(m, arguments)
        if items is None:
            return Unknown(_NOT_KNOWN)
        keywords = {k: v for k, v in arguments.keywords.items() if k in names}
        return attempt(lambda: list(itertools.islice(compute(*items, **keywords), 10_000)))

    return run


def _numbered(compute: Callable[..., Any], name: str) -> Callable[..., Any]:
    """Make a function of items and a number after them."""

    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        items = items_of(m, arguments.args[0]) if arguments.args else None
        numbers = [*arguments.args[1:], *(v for k, v in arguments.keywords.items() if k == name)]
        if items is None or not all(n is None or isinstance(n, int) for n in numbers):
            return Unknown(_NOT_KNOWN)
        return attempt(lambda: list(itertools.islice(compute(items, *numbers), 10_000)))

    return run


def _map(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = _items(m, Arguments(arguments.args[1:], {}, arguments.complete))
    if not arguments.args or items is None:
        return Unknown(_NOT_KNOWN)
    return [m.call(arguments.args[0], Arguments(args), node) for args in zip(*items, strict=False)]


def _starmap(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = _items(m, Arguments(arguments.args[1:], {}, arguments.complete))
    given = [items_of(m, item) for item in items[0]] if items else [None]
    if None in given:
        return Unknown(_NOT_KNOWN)
    return [m.call(arguments.args[0], Arguments(tuple(args or ())), node) for args in given]


def _tested(m: Machine, arguments: Arguments, node: ast.AST) -> list[tuple[Any, bool | None]]:
    """Return items with whether they pass a test; a single None item where they are not known."""
    items = _items(m, Arguments(arguments.args[1:], {}, arguments.complete))
    if not arguments.args or not items:
        return [(None, None)]
    test = arguments.args[0]
    return [
        (item, truth(item if test is None else m.call(test, Arguments((item,)), node)))
        for item in items[0]
    ]


def _filter(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    tested = _tested(m, arguments, node)
    if any(passes is None for _, passes in tested):
        return Unknown("what a filter lets through is not known")
    return [item for item, passes in tested if passes]


def _take_while(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    tested = _tested(m, arguments, node)
    if any(passes is None for _, passes in tested):
        return Unknown("what a filter lets through is not known")
    return [item for item, _ in itertools.takewhile(lambda pair: pair[1], tested)]


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


def _container(make: type) -> Callable[..., Any]:
    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        if not arguments.args:
            return attempt(lambda: make(**arguments.keywords))
        if isinstance(arguments.args[0], dict) and make is dict:
            return {**arguments.args[0], **arguments.keywords}
        items = items_of(m, arguments.args[0])
        if items is None:
            return Unknown("what it is made of is not known")
        if make in (set, frozenset):
            return made_of(m, make, items)
        if make is dict:
            pairs = [items_of(m, pair) for pair in items]
            return _pairs(m, pairs, arguments.keywords)
        return attempt(lambda: make(items, **arguments.keywords))

    return run


def _pairs(m: Machine, pairs: list[list[Any] | None], keywords: dict[str, Any]) -> Any:
    """Return a dict of pairs, and of what is given by name."""
    if None in pairs:
        return Unknown("what it is made of is not known")
    return made_of(m, dict, [*map(tuple, filter(None, pairs)), *keywords.items()])


def _deque(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = items_of(m, arguments.args[0]) if arguments.args else []
    longest = arguments.keywords.get("maxlen", (*arguments.args, None, None)[1])
    if items is None or not (longest is None or isinstance(longest, int)):
        return Unknown("what it is made of is not known")
    return items if longest is None else items[max(len(items) - longest, 0) :]


def _defaults(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    factory = arguments.args[0] if arguments.args else None
    given = arguments.args[1] if len(arguments.args) > 1 else {}
    if not isinstance(given, dict):
        return Unknown("what it is made of is not known")
    return Defaults(factory, {**given, **arguments.keywords})


def _counter(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = items_of(m, arguments.args[0]) if arguments.args else []
    if items is None or not is_known(items, is_plain):
        return Unknown("what is counted is not known")
    counts: dict[Any, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return Defaults(Symbol("builtins.int"), counts)


def ordered(m: Machine, items: list[Any], arguments: Arguments, node: ast.AST) -> list[Any] | None:
    """Return items in the order that `key` and `reverse` ask for, None where it is not known."""
    key, reverse = arguments.keywords.get("key"), arguments.keywords.get("reverse", False)
    keys = items if key is None else [m.call(key, Arguments((item,)), node) for item in items]
    if not is_known(keys, is_plain) or not isinstance(reverse, bool):
        return None
    places = attempt(lambda: sorted(range(len(items)), key=keys.__getitem__, reverse=reverse))
    return [items[place] for place in places]


def _sorted(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = items_of(m, arguments.args[0]) if arguments.args else None
    found = None if items is None else ordered(m, items, arguments, node)
    return Unknown("an order is not known") if found is None else found


def _extreme(*, last: bool) -> Callable[..., Any]:
    def run(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
        items = items_of(m, arguments.args[0]) if len(arguments.args) == 1 else [*arguments.args]
        if items is None or not arguments.complete:
            return Unknown("an order is not known")
        if not items and "default" in arguments.keywords:
            return arguments.keywords["default"]
        if not items:
            raise Raised("ValueError", "there is no item")
        key = {k: v for k, v in arguments.keywords.items() if k == "key"}
        found = ordered(m, items, Arguments((), {**key, "reverse": last}), node)
        return Unknown("an order is not known") if found is None else found[0]

    return run


def _next(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value = arguments.args[0] if arguments.args else None
    if isinstance(value, list) and value and not is_unsure(value):
        return value.pop(0)
    if value == [] and len(arguments.args) > 1:
        return arguments.args[1]
    return Unknown("what comes next is not known")


def _count(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    start, step = (*arguments.args, *(0, 1)[len(arguments.args) :])[:2]
    if not isinstance(start, int) or not isinstance(step, int) or arguments.keywords:
        return Unknown(_NOT_KNOWN)
    return [start + i * step for i in range(_ENDLESS)]


def _cycle(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    items = items_of(m, arguments.args[0]) if arguments.args else None
    if items is None:
        return Unknown(_NOT_KNOWN)
    return list(itertools.islice(itertools.cycle(items), _ENDLESS))


def _repeat(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    value, times = (*arguments.args, arguments.keywords.get("times", _ENDLESS))[:2]
    if not isinstance(times, int) or times > m.budget.container:
        return Unknown(_NOT_KNOWN)
    return [value] * times


def _accumulate(values: list[Any]) -> list[Any]:
    if not is_known(values, is_plain):
        raise Raised("TypeError", "what is summed up is not known")
    return list(itertools.accumulate(values))


def _flat(items: list[Any]) -> list[Any]:
    if not all(isinstance(item, (list, tuple, str, range)) for item in items):
        raise Raised("TypeError", "what is joined is not known")
    return [value for item in items for value in item]


_numbered_items = _numbered(enumerate, "start")


def _enumerate(m: Machine, arguments: Arguments, node: ast.AST) -> Any:
    first = arguments.args[0] if arguments.args else None
    if isinstance(first, Dataset):
        return Dataset((Unknown("how many batches came before"), first.element))
    return _numbered_items(m, arguments, node)


ITERATING: dict[str, Callable[[Machine, Arguments, ast.AST], Any]] = {
    "builtins.dict": _container(dict),
    "builtins.enumerate": _enumerate,
    "builtins.filter": _filter,
    "builtins.frozenset": _container(frozenset),
    "builtins.iter": _over_items(list),
    "builtins.len": _len,
    "builtins.list": _container(list),
    "builtins.map": _map,
    "builtins.max": _extreme(last=True),
    "builtins.min": _extreme(last=False),
    "builtins.next": _next,
    "builtins.range": _range,
    "builtins.reversed": _over_items(reversed),
    "builtins.set": _container(set),
    "builtins.sorted": _sorted,
    "builtins.tuple": _container(tuple),
    "builtins.zip": _over_items(zip, "strict"),
    "collections.Counter": _counter,
    "collections.OrderedDict": _container(dict),
    "collections.defaultdict": _defaults,
    "collections.deque": _deque,
    "functools.reduce": _reduce,
    "itertools.accumulate": _over_items(_accumulate),
    "itertools.chain": _over_items(itertools.chain),
    "itertools.chain.from_iterable": _over_items(_flat),
    "itertools.combinations": _numbered(itertools.combinations, "r"),
    "itertools.count": _count,
    "itertools.cycle": _cycle,
    "itertools.islice": _numbered(itertools.islice, "stop"),
    "itertools.pairwise": _over_items(itertools.pairwise),
    "itertools.permutations": _numbered(itertools.permutations, "r"),
    "itertools.product": _over_items(itertools.product),
    "itertools.repeat": _repeat,
    "itertools.starmap": _starmap,
    "itertools.takewhile": _take_while,
    "itertools.zip_longest": _over_items(itertools.zip_longest, "fillvalue"),
}
