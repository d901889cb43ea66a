"""Draws one model: its literal, its adds and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import assume

from tests.convert.programs.layers import (
    Facts,
    First,
    Item,
    Maker,
    Shape,
    first_item,
    glued,
    indented,
    layer,
    to_vector,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Model", "bound_model", "model_expression"]

Wrapped = tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """The statements that make a model, the number of its layers, and what is known of it."""

    lines: tuple[str, ...]
    count: int
    facts: Facts


@dataclass(frozen=True)
class _Chain:
    """The layers of a model: a first one, more of its shape, and vectors after a turn."""

    shape: Shape
    first: First
    more: tuple[Item, ...]
    turn: tuple[Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return (self.first.item, *self.more, *self.turn)


def model_expression(maker: Maker) -> tuple[Wrapped, Wrapped, int, Facts]:
    """Draw a model as an expression: statements before it, its lines, how many layers, facts."""
    chain = _chain(maker, build=False)
    facts = Facts(converts=chain.first.known)
    if chain.first.base is not None:
        maker.models.append(chain.first.base)
    items = list(chain.items)
    before, lines, count = _construction(maker, items, facts)
    maker.add_model(facts)
    return before, lines, count, facts


def bound_model(maker: Maker, target: str, bind: Callable[[Wrapped], Wrapped]) -> Model:
    """Draw a model that `bind` assigns to `target`: a literal, adds or both."""
    form = maker.pick("literal", "adds", "adds", "mixed")
    chain = _chain(maker, build=True)
    facts = Facts(converts=chain.first.known)
    at = {"literal": len(chain.items), "adds": 0, "mixed": maker.number(1, 2)}[form]
    late = at == 0 and maker.handled("base behind the model")
    first_before, chain = ((), chain) if late or at else _with_first_before(chain)
    if chain.first.base is not None:
        if late:
            maker.inner.insert(0, chain.first.base)
        else:
            maker.models.append(chain.first.base)
    literal, added = chain.items[:at], chain.items[at:]
    before, lines, count = _construction(maker, list(literal), facts)
    before = first_before + before
    bound = bind(lines)
    if form != "literal" and not maker.handled("comments of a literal before adds"):
        kept = [line.replace("# @", "") for line in bound if not line.strip().startswith("#")]
        bound = tuple(kept)
    if form != "literal" and maker.chance(3) and maker.handled("comment of an emptied line"):
        bound = glued("", bound, "  # @")
    statements = [*before, *bound]
    if form != "literal":
        if any("layers=" in line for line in lines):
            maker.handled("layers keyword before adds", facts)
        steps = _Steps(maker, target, chain, facts)
        statements += steps.lines(list(added), started=bool(literal))
        count += steps.count
    maker.add_model(facts)
    if chain.first.build is not None:
        if any(line.startswith("stack") for line in before):
            maker.handled("build of a list variable", facts)
        statements.append(f"{target}.build({chain.first.build})")
    return Model(tuple(statements), count, facts)


def _chain(maker: Maker, *, build: bool) -> _Chain:
    shape = maker.draw_shape()
    first = first_item(maker, shape, build=build)
    more = [layer(maker, shape) for _ in range(maker.number(0, 2))]
    turn: list[Item] = []
    if shape != "vector" and maker.chance():
        turn = [to_vector(maker, shape)]
        turn += [layer(maker, "vector") for _ in range(maker.number(0, 2))]
    if not more and not turn:  # an Input alone makes no model
        more = [layer(maker, shape)]
    return _Chain(shape, first, tuple(more), tuple(turn))


def _with_first_before(chain: _Chain) -> tuple[Wrapped, _Chain]:
    """Take what the first item needs to stand before the model."""
    item = chain.first.item
    first = replace(chain.first, item=replace(item, before=()))
    return item.before, replace(chain, first=first)


def _construction(maker: Maker, items: list[Item], facts: Facts) -> tuple[Wrapped, Wrapped, int]:
    """Draw the call of Sequential: statements before it, its lines, how many layers are in it."""
    before = tuple(line for item in items for line in item.before)
    count = sum(item.count for item in items)
    name = f'name="{maker.name("model")}"' if maker.chance(4) else ""
    call = maker.spelling.sequential
    if not items:
        return (), (f"{call}({name})",), 0
    more, lines, extra = _layers_argument(maker, items, facts)
    before, count = before + more, count + extra
    keyword = maker.pick("", "", "", "layers=")
    if not name:
        return before, glued(f"{call}({keyword}", lines, ")"), count
    if maker.chance():
        return before, glued(f"{call}({name}, layers=", lines, ")"), count
    if maker.chance():
        wrapped = glued(keyword, lines, maker.pick(",", ",  # @"))
        return before, (f"{call}(", *indented(wrapped), f"    {name},", ")"), count
    return before, glued(f"{call}({keyword}", lines, f", {name})"), count


def _layers_argument(maker: Maker, items: list[Item], facts: Facts) -> tuple[Wrapped, Wrapped, int]:
    """Draw the list of layers: statements before it, its lines, how many layers it adds."""
    form = maker.pick(*["in place"] * 8, "variable", "sum", "comprehension", "unpacked")
    assume(form not in ("variable", "sum") or not maker.inner)  # those stand before their model
    dropouts = f"[{maker.layer('Dropout')}(0.{maker.pick('1', '2')}) for _ in range(2)]"
    if form == "variable":
        name = maker.name("stack")
        if items[0].before:
            facts.converts = None
        return glued(f"{name} = ", _literal(maker, items), ""), (name,), 0
    if form == "sum" and len(items) > 1:
        name = maker.name("rest")
        rest = glued(f"{name} = ", _literal(maker, items[1:], "[]"), "")
        return rest, glued("", _literal(maker, items[:1], "[]"), f" + {name}"), 0
    if form == "comprehension":
        return (), glued("", _literal(maker, items, "[]"), f" + {dropouts}"), 2
    if form == "unpacked":
        return (), _literal(maker, [*items, Item((f"*{dropouts}",))]), 2
    return (), _literal(maker, items), 0


def _literal(maker: Maker, items: list[Item], brackets: str | None = None) -> Wrapped:
    opening, closing = tuple(brackets or maker.pick("[]", "[]", "[]", "()"))
    short = all(len(item.lines) == 1 for item in items)
    if short and maker.chance():
        comma = "," if opening == "(" and len(items) == 1 else ""
        return (f"{opening}{', '.join(item.lines[0] for item in items)}{comma}{closing}",)
    lines: list[str] = []
    for item in items:
        lines += _between_items(maker)
        lines += glued("", item.lines, maker.pick(",", ",", ",  # @", ",# @"))
    lines += _between_items(maker)
    if maker.chance(4) and not lines[0].startswith("#") and lines[0] and lines[-1]:
        blanks = " " * 12
        rest = [blanks + line if line else line for line in lines[1:]]
        end = [] if "#" not in lines[-1] else [blanks]
        return glued(opening, (lines[0], *rest, *end), closing)
    start = opening + maker.pick("", "", "  # @")
    return (start, *indented(lines), closing)


def _between_items(maker: Maker) -> list[str]:
    kind = maker.pick("", "", "", "comment", "layer", "blank")
    commented = f"# {maker.layer('Dense')}(3),  # @"
    return {"comment": ["# @"], "layer": [commented], "blank": [""]}.get(kind, [])


class _Steps:
    """Draws the statements that add layers to one model, one after another."""

    def __init__(self, maker: Maker, target: str, chain: _Chain, facts: Facts) -> None:
        self.maker = maker
        self.target = target
        self.chain = chain
        self.facts = facts
        self.count = 0

    def lines(self, items: list[Item], *, started: bool) -> list[str]:
        """Draw the adds of `items` and what stands between them."""
        lines: list[str] = []
        turned = False
        readable = self.chain.first.known and self.chain.first.build is None
        ready = started and self.chain.items[0].count > 0
        for item in items:
            lines += self._between(ready=readable and ready)
            turned = turned or item in self.chain.turn
            if started and self.maker.chance(4):
                lines += self._block(
                    "vector" if turned and item is not self.chain.turn[0] else self.chain.shape
                )
                lines += self._between(ready=readable)
            lines += item.before
            lines += self._held(self._add(item.lines))
            self.count += item.count
            started = True
            ready = ready or item.count > 0
        return lines

    def _add(self, item: tuple[str, ...]) -> tuple[str, ...]:
        self.facts.adds += 1
        target = self.target
        if self.maker.chance(8):
            return (f"{target}.add(", *indented(glued("", item, self.maker.pick("", "  # @"))), ")")
        comment = self.maker.pick("", "", "", "  # @")
        return glued(f"{target}.add(", item, f"){comment}")

    def _held(self, add: tuple[str, ...]) -> tuple[str, ...]:
        """Draw a block around an add that runs in any case, or none."""
        kind = self.maker.pick(*["plain"] * 10, "with", "semicolon")
        if kind == "with":
            return ("with contextlib.nullcontext():", *indented(add))
        if kind == "semicolon" and len(add) == 1 and "#" not in add[0]:
            return (self.maker.pick(f"{add[0]};", f'{add[0]}; print("added")'),)
        return add

    def _block(self, shape: Shape) -> list[str]:
        """Draw a loop or a branch that adds layers."""
        kind = self.maker.pick("for", "while", "if", "else", "try", "short", "never")
        add = self._add(layer(self.maker, shape, plain=True).lines)
        body = indented(add)
        if kind == "for":
            self.count += 2
            return [f"for {self.maker.name('turn')} in range(2):", *body]
        if kind == "while":
            self.count += 2
            left = self.maker.name("left")
            return [f"{left} = 2", f"while {left}:", f"    {left} -= 1", *body]
        if kind == "never":
            return ["for _ in ():", *body]
        self.count += 1
        if kind == "if":
            return ["if flag:", *self._comment(), *body]
        if kind == "try":
            return ["try:", *body, "except ValueError:", '    print("refused")', "    raise"]
        if kind == "short" and len(add) == 1:
            return [f"if flag: {add[0]}"]
        other = self._add(layer(self.maker, shape, plain=True).lines)
        return ["if not flag:", *body, *self._comment(0), "else:", *indented(other)]

    def _comment(self, by: int = 1) -> tuple[str, ...]:
        return indented(["# @"], by) if self.maker.chance(3) else ()

    def _between(self, *, ready: bool) -> list[str]:
        """Draw what stands between two adds; `ready` tells that the model can be read."""
        kinds = ["", "", "", "", "comment", "commented", "blank", "print", "value", "function"]
        kinds += ["shape", "summary", "length", "itself"] * ready
        value = self.maker.name("value")
        return {
            "comment": ["# @"],
            "commented": [f"# {self.target}.add({self.maker.layer('Dense')}(3))  # @"],
            "blank": [""],
            "print": ['print( "between" )'],
            "value": [f"{value}   = 1  # @"],
            "function": [f"def {value}( ):", "    return  1"],
            "shape": [f"print({self.target}.output_shape)  # @"],
            "summary": [f"{self.target}.summary()"],
            "itself": [f"print({self.target})"],
            "length": [f"print(len({self.target}.layers))"],
        }.get(self.maker.pick(*kinds), [])
