"""Draws the layers of one model: chains that Keras can build, in the ways people write them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

    from tests.convert.programs.spelling import Spelling

__all__ = [
    "EXCLUDED",
    "Facts",
    "First",
    "Item",
    "Maker",
    "Shape",
    "first_item",
    "glued",
    "indented",
    "layer",
    "to_vector",
]

Shape = Literal["vector", "image", "sequence"]

# Shapes that are not handled yet: each is a bug that is known.
EXCLUDED = frozenset(
    {
        "layers of a subscript",
        "layers in a container",
        "methods beside each other",
        "build of a list variable",
        "layers keyword before adds",
        "pair",
        "semicolons",
        "continue",
    }
)

_SIZES: dict[Shape, tuple[str, ...]] = {
    "vector": ("4",),
    "image": ("8", "8", "2"),
    "sequence": ("6", "3"),
}


@dataclass
class Facts:
    """What is known of one model: its adds, and whether nothing stands in the way of converting it.

    `converts` is None where either outcome is right.
    """

    adds: int = 0
    converts: bool | None = True


@dataclass
class Maker:
    """Draws the parts of one program and notes what must be known of it.

    `runs` is False where Keras 3 refuses what Keras 2 takes. `handed` are the models that went
    through a function, `handed_used` tells whether the layers of one were read behind it. `inner`
    are those written in place inside the model that is being drawn.
    """

    draw: DrawFn
    spelling: Spelling
    fresh: Iterator[int]
    models: list[Facts] = field(default_factory=list)
    handed: list[Facts] = field(default_factory=list)
    handed_used: bool = False
    inner: list[Facts] = field(default_factory=list)
    runs: bool = True

    def pick(self, *options: str) -> str:
        """Draw one of the options."""
        return self.draw(st.sampled_from(options))

    def number(self, lowest: int, highest: int) -> int:
        """Draw a number, both ends included."""
        return self.draw(st.integers(lowest, highest))

    def chance(self, one_in: int = 2) -> bool:
        """Draw whether something rare happens."""
        return self.draw(st.integers(1, one_in)) == one_in

    def name(self, stem: str) -> str:
        """Return a name that the program does not have yet."""
        return f"{stem}_{next(self.fresh)}"

    def handled(self, shape: str, facts: Facts | None = None) -> bool:
        """Return whether a shape is handled; if not, expect no certain outcome of a model."""
        if shape in EXCLUDED and facts is not None and facts.converts:
            facts.converts = None
        return shape not in EXCLUDED

    def add_model(self, facts: Facts) -> None:
        """Note a model, and those written in place inside it, which stay."""
        self.models += [facts, *self.inner]
        self.inner.clear()

    def draw_shape(self) -> Shape:
        """Draw the kind of data that a model takes."""
        return self.draw(st.sampled_from(tuple(_SIZES)))

    def layer(self, name: str) -> str:
        """Return how the file writes the class of a layer."""
        return self.spelling.layers + name


@dataclass(frozen=True)
class Item:
    """An element of a list of layers. `count` is how many layers it stands for.

    `before` are statements that must come first.
    """

    lines: tuple[str, ...]
    before: tuple[str, ...] = ()
    count: int = 1


@dataclass(frozen=True)
class First:
    """The item that says the input.

    `build` is the argument of a `.build` that says it instead, `base` the model that the item is.
    """

    item: Item
    build: str | None = None
    known: bool = True
    base: Facts | None = None


def glued(start: str, lines: tuple[str, ...], end: str) -> tuple[str, ...]:
    """Put text in front of the first line and behind the last."""
    lines = (start + lines[0], *lines[1:])
    return (*lines[:-1], lines[-1] + end)


def indented(lines: tuple[str, ...] | list[str], by: int = 1) -> tuple[str, ...]:
    """Indent lines that are not empty."""
    return tuple(" " * (4 * by) + line if line else line for line in lines)


_RARE = ("variable", "condition", "helper", "nested")


def layer(maker: Maker, shape: Shape, *, plain: bool = False) -> Item:
    """Draw a layer that keeps `shape`; a plain one is a call in place."""
    form = "call" if plain else maker.pick(*["call"] * 10, *_RARE)
    if form == "variable":
        name = maker.name("block")
        return Item((name,), glued(f"{name} = ", _call(maker, *_keeping(maker, shape)), ""))
    if form == "nested":
        maker.inner.append(Facts(converts=False))
        deferred = f'{maker.spelling.sequential}([{maker.layer("Activation")}("relu")])'
        if shape == "sequence":
            deferred = f"{maker.layer('TimeDistributed')}({deferred})"
        return Item((deferred,))
    if form == "condition":
        size = maker.pick("2", "5")
        one, other = maker.layer("Activation"), maker.layer("Dropout")
        return Item((f'{one}("relu") if flag else {other}(0.{size})',))
    if form == "helper":
        name = maker.name("make")
        body = ("return " + maker.layer("Activation") + "(kind)",)
        return Item((f'{name}("tanh")',), (f"def {name}(kind):", *indented(body), "", ""))
    return Item(_call(maker, *_keeping(maker, shape)))


def _keeping(maker: Maker, shape: Shape) -> tuple[str, list[str]]:
    """Draw the class and the arguments of a layer that keeps the shape's kind."""
    units = str(maker.number(2, 5))
    common = {"drop": ("Dropout", ["0.25"]), "norm": ("BatchNormalization", [])}
    kinds = {
        "vector": {"dense": ("Dense", [units])},
        "image": {
            "conv": ("Conv2D", [units, "3", 'padding="same"']),
            "pool": ("MaxPooling2D", ["(2, 2)", 'padding="same"']),
        },
        "sequence": {
            "conv": ("Conv1D", [units, "3", 'padding="same"']),
            "gru": ("GRU", [units, "return_sequences=True"]),
            "each": ("TimeDistributed", [f"{maker.layer('Dense')}({units})"]),
        },
    }[shape]
    every = {**kinds, **common, "act": ("Activation", ['"relu"'])}
    every["lambda"] = ("Lambda", ["lambda x: x * 2"])
    every["own x"] = ("Dropout", ["sum(x for x in (0.1, 0.2))"])
    name, arguments = every[maker.pick(*every)]
    if name == "Dense" and maker.chance():
        arguments = [*arguments, 'activation="relu"']
    if maker.chance(12):
        arguments = [*arguments, f'name="{maker.name("named")}"']
    return name, list(arguments)


def _call(maker: Maker, name: str, arguments: list[str]) -> tuple[str, ...]:
    """Write the call of a layer on one line or on several."""
    start = f"{maker.layer(name)}("
    style = maker.pick("line", "line", "line", "hanging", "block", "comments")
    if style == "line" or not arguments:
        return (f"{start}{', '.join(arguments)})",)
    if style == "hanging":
        blanks = " " * maker.number(1, 12)
        lines = [f"{argument}," for argument in arguments[:-1]] + [f"{arguments[-1]})"]
        return (start + lines[0], *(blanks + line for line in lines[1:]))
    if style == "block":
        return (start, *indented([f"{argument}," for argument in arguments]), ")")
    lines = []
    for argument in arguments:
        lines += [maker.pick(f"{argument},  # @", f"{argument},"), *["# @"] * maker.chance(4)]
    return (f"{start}{maker.pick('  # @', '')}", *indented(lines), ")")


def to_vector(maker: Maker, shape: Shape) -> Item:
    """Draw the layer after which a chain goes on with vectors."""
    units = str(maker.number(2, 4))
    if shape == "image":
        return Item(_call(maker, maker.pick("Flatten", "GlobalAveragePooling2D"), []))
    if maker.chance(3):
        inner = f"{maker.layer('LSTM')}({units})"
        return Item(_call(maker, "Bidirectional", [inner]))
    return Item(_call(maker, maker.pick("LSTM", "GRU"), [units]))


def first_item(maker: Maker, shape: Shape, *, build: bool) -> First:
    """Draw how a model is told its input; `build` allows a `.build` after it."""
    ways = ["shape"] * 4 + ["batch_shape", "variable", "base", "deferred", "unheeded"]
    ways += ["dim"] * 3 * (shape == "vector") + ["wrapper", "embedding"] * (shape == "sequence")
    ways += ["build"] * build + ["tensor", "input", "input"] * (maker.spelling.input is not None)
    if maker.spelling.input_layer is not None and maker.handled("input layer"):
        ways += ["input_layer", "old_input_layer"]
    way = maker.pick(*ways)
    if way in ("input", "tensor", "input_layer", "old_input_layer"):
        return First(_input(maker, shape, way))
    if way == "base":
        return First(_base(maker, shape), base=Facts())
    return _first_layer(maker, shape, way)


def shape_of(maker: Maker, shape: Shape) -> str:
    """Write the input shape, without the batch."""
    sizes = _SIZES[shape]
    style = maker.pick("tuple", "tuple", "list", "name", "named sizes")
    if style == "list":
        return f"[{', '.join(sizes)}]"
    if style == "name":
        return {"vector": "VECTOR", "image": "IMAGE", "sequence": "SEQUENCE"}[shape]
    if style == "named sizes" and shape == "image":
        return "(SIZE, SIZE, 2)"
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


def _input(maker: Maker, shape: Shape, way: str) -> Item:
    text = shape_of(maker, shape)
    if way == "input_layer":
        argument = maker.pick(f"shape={text}", f"{text}", f"shape={text}, dtype='float32'")
        return Item((f"{maker.spelling.input_layer}({argument})",), count=0)
    if way == "old_input_layer":
        argument = f"input_shape={text}"
        maker.runs = False
        return Item((f"{maker.spelling.input_layer}({argument})",), count=0)
    name = f", name='{maker.name('given')}'" if maker.chance(4) else ""
    call = f"{maker.spelling.input}({maker.pick('shape=', '')}{text}{name})"
    if way == "tensor":
        variable = maker.name("tensor")
        return Item((variable,), (f"{variable} = {call}",), count=0)
    return Item((call,), count=0)


def _base(maker: Maker, shape: Shape) -> Item:
    """Draw a model of its own that comes first. It is converted, too."""
    name = maker.name("base")
    keyword = f"input_shape={shape_of(maker, shape)}"
    layers = [maker.layer("Activation") + f'("relu", {keyword})', f"{maker.layer('Dense')}(3)"]
    given = f', name="{name}"' if maker.chance() else ""
    if not given:  # automatic names of models may change
        maker.runs = False
    text = f"{name} = {maker.spelling.sequential}([{', '.join(layers)}]{given})"
    return Item((name,), (text,))


def _first_layer(maker: Maker, shape: Shape, way: str) -> First:
    name, arguments = _keeping(maker, shape)
    keyword = {
        "shape": f"input_shape={shape_of(maker, shape)}",
        "batch_shape": f"batch_input_shape=(None, {', '.join(_SIZES[shape])})",
        "dim": f"input_dim={maker.pick('4', 'WIDTH')}",
    }.get(way, f"input_shape={shape_of(maker, shape)}")
    if way in ("deferred", "build"):
        build = f"(None, {', '.join(_SIZES[shape])})" if way == "build" else None
        return First(Item(_call(maker, name, arguments)), build, known=way == "build")
    if way == "batch_shape":
        maker.runs = False
    if way == "embedding":
        maker.runs = False
        embedding = ["20", "3", "input_length=6"]
        return First(Item(_without_comments(maker, _call(maker, "Embedding", embedding))))
    if way in ("wrapper", "unheeded") and shape == "sequence":
        inner = f"{maker.layer('Dense')}(3"
        if way == "unheeded":
            wrapped = Item(_call(maker, "TimeDistributed", [f"{inner}, {keyword})"]))
            return First(wrapped, known=False)
        return First(Item(_call(maker, "TimeDistributed", [f"{inner})", keyword])))
    at = maker.number(0 if not arguments or "=" in arguments[0] else 1, len(arguments))
    while at < len(arguments) and "=" not in arguments[at]:
        at += 1
    call = _call(maker, name, [*arguments[:at], keyword, *arguments[at:]])
    call = _without_comments(maker, call)
    if way == "variable":
        variable = maker.name("first")
        return First(Item((variable,), glued(f"{variable} = ", call, "")))
    return First(Item(call))


def _without_comments(maker: Maker, lines: tuple[str, ...]) -> tuple[str, ...]:
    if maker.handled("comments beside the keyword"):
        return lines
    return tuple(line.replace("# @", "") for line in lines)
