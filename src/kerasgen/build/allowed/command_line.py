"""`argparse`: a parser of the source gives the defaults that it states, if nothing is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kerasgen.build.allowed.records import namespace
from kerasgen.build.machine import Arguments
from kerasgen.build.values import Raised, Symbol, Unknown

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

    from kerasgen.build.machine import Machine

__all__ = ["Parser", "call_parser", "has_parser_method", "make_parser"]

_ABSENT = Unknown("it comes from the command line")
_FLAGS: dict[str, Any] = {"store_true": False, "store_false": True, "count": None}


@dataclass(eq=False)
class Parser:
    """A parser, or a group of one: the values of its options, by the names they are read by."""

    defaults: dict[str, Any] = field(default_factory=dict)


def make_parser(m: Machine, arguments: Arguments, node: ast.AST) -> Parser:
    """Return what `argparse.ArgumentParser(...)` makes."""
    return Parser()


def has_parser_method(name: str) -> bool:
    """Whether a parser has a method that may be called."""
    return name in _METHODS


def call_parser(m: Machine, parser: Parser, name: str, arguments: Arguments, node: ast.AST) -> Any:
    """Call a method of a parser."""
    return _METHODS[name](m, parser, arguments, node)


def _add_argument(m: Machine, parser: Parser, arguments: Arguments, node: ast.AST) -> Any:
    names = [name for name in arguments.args if isinstance(name, str)]
    if len(names) != len(arguments.args) or not arguments.complete or not names:
        raise Raised("Unknown", "the name of an option is not known")
    long = next((name for name in names if name.startswith("--")), names[0])
    target = arguments.keywords.get("dest", long.lstrip("-").replace("-", "_"))
    if isinstance(target, str):
        parser.defaults[target] = _default(m, names, arguments.keywords, node)
    return Unknown("an option of a parser")


def _default(m: Machine, names: list[str], keywords: dict[str, Any], node: ast.AST) -> Any:
    if m.cautious:
        return _ABSENT
    action = keywords.get("action", "store")
    if isinstance(action, str) and action in _FLAGS and "default" not in keywords:
        return _FLAGS[action]
    if keywords.get("required") is True or not isinstance(action, (str, Symbol)):
        return _ABSENT
    if "default" not in keywords:
        is_option = names[0].startswith("-")
        return None if is_option and "required" not in keywords else _ABSENT
    default, kind = keywords["default"], keywords.get("type")
    if isinstance(default, str) and kind is not None:
        return m.call(kind, Arguments((default,)), node)  # as argparse does with texts only
    return default


def _set_defaults(m: Machine, parser: Parser, arguments: Arguments, node: ast.AST) -> None:
    given = arguments.keywords
    parser.defaults.update(dict.fromkeys(given, _ABSENT) if m.cautious else given)


def _group(m: Machine, parser: Parser, arguments: Arguments, node: ast.AST) -> Parser:
    return parser


def _parsed(m: Machine, parser: Parser, arguments: Arguments, node: ast.AST) -> Any:
    given = arguments.args[0] if arguments.args else arguments.keywords.get("args")
    if given is not None and not isinstance(given, Unknown) and given != []:
        return Unknown("what is parsed is not followed")
    return namespace(parser.defaults)


def _parsed_known(m: Machine, parser: Parser, arguments: Arguments, node: ast.AST) -> Any:
    return (_parsed(m, parser, arguments, node), [])


_METHODS: dict[str, Callable[[Machine, Parser, Arguments, ast.AST], Any]] = {
    "add_argument": _add_argument,
    "add_argument_group": _group,
    "add_mutually_exclusive_group": _group,
    "parse_args": _parsed,
    "parse_known_args": _parsed_known,
    "set_defaults": _set_defaults,
}
