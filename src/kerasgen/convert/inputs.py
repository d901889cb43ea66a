"""Where the input of a Sequential comes from: the first item, as Keras reads it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerasgen.convert.keep import Keep
from kerasgen.reading.flow import key_of, names_in, reaching
from kerasgen.reading.keras_names import RECURRENT, TEXT_LAYERS
from kerasgen.reading.layer_classes import takes_input_shape
from kerasgen.reading.meaning import call_meaning

if TYPE_CHECKING:
    from collections.abc import Set

    from kerasgen.convert.chain import Chain, Item
    from kerasgen.reading.module import Module

__all__ = ["BASE", "InputSpec", "input_of", "shape_keywords"]

# Stands in the text of an InputSpec for the name of the model that comes first.
BASE = "{base}"

_SHAPE_KEYWORDS = ("input_shape", "input_dim", "batch_input_shape", "input_length", "batch_size")
_INPUT_LAYER = {
    "shape": "shape",
    "input_shape": "shape",
    "batch_shape": "batch_shape",
    "batch_input_shape": "batch_shape",
    "batch_size": "batch_size",
    "dtype": "dtype",
    "sparse": "sparse",
    "ragged": "ragged",
    "name": "name",
}
_INPUT_LAYER_POSITIONAL = ("shape", "batch_size", "dtype")
_MODELS = frozenset({"Model", "load_model", "clone_model"})
_COPYABLE = (
    ast.Constant,
    ast.Name,
    ast.Tuple,
    ast.List,
    ast.Attribute,
    ast.Subscript,
    ast.Slice,
    ast.BinOp,
    ast.UnaryOp,
    ast.operator,
    ast.unaryop,
    ast.expr_context,
)


@dataclass(frozen=True)
class InputSpec:
    """How the input tensor is made.

    `text` are the arguments of the Input to write, None if the first item is the Input itself;
    `value` is an expression for the tensor instead. `skip` layers of a list say only the input.
    `takes_first`: the first item is no layer of the chain, it only says the input. `variable` names
    an existing tensor. `in_place`: the first item is a model that needs a name. `drop` are the
    keywords that leave the first layer, `reads` the names in the text. `notice` is for the user.
    """

    text: str | None
    value: str | None = None
    takes_first: bool = False
    variable: str | None = None
    in_place: bool = False
    skip: int = 0
    drop: tuple[str, ...] = ()
    reads: frozenset[str] = frozenset()
    notice: str | None = None


def input_of(
    module: Module,
    chain: Chain,
    given: tuple[int | None, ...] | None,
    shaped: Set[ast.AST],
) -> InputSpec:
    """Return the input of a chain. Raises Keep where Keras would not know it, either.

    `given` is a shape without the batch axis for chains that state none; `shaped` are the calls of
    Sequential whose input is known.
    """
    first = chain.all_items[0]
    if first.kind == "layer":
        spec = _of_layer(module, first.node, shaped)
    else:
        spec = _of_iterable(module, first.node, shaped)
    if spec is None:
        spec = _of_build(module, chain)
    if spec is None and given is not None:
        spec = InputSpec(f"shape={given!r}")
    if spec is None:
        _explain(module, first)
    assert spec is not None
    return spec


def shape_keywords(module: Module, node: ast.expr) -> tuple[str, ...]:
    """Return the keywords of a layer that only a first layer heeds."""
    meaning = call_meaning(module, node)
    if not isinstance(node, ast.Call) or meaning is None or not meaning.is_layer:
        return ()
    heeded = {"input_shape", "input_dim", "batch_input_shape"}
    if meaning.name == "Embedding":
        heeded.remove("input_dim")
    return tuple(
        keyword.arg
        for keyword in node.keywords
        if keyword.arg is not None and keyword.arg in heeded and _is_copyable(keyword.value)
    )


def _is_copyable(node: ast.expr) -> bool:
    return all(isinstance(inner, _COPYABLE) for inner in ast.walk(node))


def _of_layer(module: Module, node: ast.expr, shaped: Set[ast.AST]) -> InputSpec | None:
    if isinstance(node, ast.Name):
        return _of_variable(module, node, shaped)
    if not isinstance(node, ast.Call):
        return None
    if node in shaped:
        return InputSpec(f"batch_shape={BASE}.input_shape", in_place=True)
    meaning = call_meaning(module, node)
    if meaning is not None and meaning.name == "Input":
        return InputSpec(None, takes_first=True)
    if meaning is not None and meaning.name == "InputLayer":
        return _of_input_layer(module, node)
    if meaning is not None and (meaning.is_application or meaning.name in _MODELS):
        return InputSpec(_of_base(module, BASE), in_place=True)
    if takes_input_shape(module, node):
        return _of_keywords(module, node)
    return None


def _of_base(module: Module, name: str) -> str:
    """Return the input of a base model: Keras gives it the dtype that the model computes in."""
    text = f"batch_shape={name}.input_shape"
    if "mixed_" in module.text or "set_floatx" in module.text:
        text += f", dtype={name}.compute_dtype"
    return text


def _text(module: Module, node: ast.expr) -> str:
    text = module.segment(node)
    return f"({text})" if "\n" in text and text[0] not in "([{" else text


def _of_input_layer(module: Module, node: ast.Call) -> InputSpec | None:
    if len(node.args) > len(_INPUT_LAYER_POSITIONAL):
        return None
    parts = [
        f"{name}={_text(module, value)}"
        for name, value in zip(_INPUT_LAYER_POSITIONAL, node.args, strict=False)
    ]
    for keyword in node.keywords:
        if keyword.arg not in _INPUT_LAYER:
            raise Keep("no-input-shape", "its InputLayer has an argument that Input lacks", node)
        parts.append(f"{_INPUT_LAYER[keyword.arg]}={_text(module, keyword.value)}")
    if not any(part.startswith(("shape=", "batch_shape=")) for part in parts):
        return None
    return InputSpec(", ".join(parts), takes_first=True, reads=frozenset(names_in(node)))


def _of_keywords(module: Module, node: ast.Call) -> InputSpec | None:
    given = {k.arg: k.value for k in node.keywords if k.arg in _SHAPE_KEYWORDS}
    meaning = call_meaning(module, node)
    name = meaning.name if meaning is not None else ""
    notice = None
    if name == "Embedding":
        given.pop("input_dim", None)
    length, batch = given.get("input_length"), given.get("batch_size")
    if "batch_input_shape" in given:
        text = f"batch_shape={_text(module, given['batch_input_shape'])}"
    elif "input_shape" in given and "input_dim" not in given:
        text = f"shape={_text(module, given['input_shape'])}"
    elif "input_dim" in given and "input_shape" not in given:
        text = f"shape={_dimensions(module, given['input_dim'], length, name)}"
    elif name == "Embedding" and length is not None:
        text = f"shape={_shape_of_length(module, length)}"
        notice = "its length comes from `input_length=`, which Keras 3 itself ignores"
    else:
        return None
    if batch is not None and "batch_input_shape" not in given:
        text += f", batch_size={_text(module, batch)}"
    dtype = next((k.value for k in node.keywords if k.arg == "dtype"), None)
    if dtype is not None and meaning is not None and meaning.root == "tf_keras":
        text += f", dtype={_text(module, dtype)}"
    reads = frozenset().union(*(names_in(value) for value in given.values()))
    drop = tuple(name for name in given if name is not None)
    return InputSpec(text, drop=drop, reads=reads, notice=notice)


def _dimensions(module: Module, size: ast.expr, length: ast.expr | None, name: str) -> str:
    """Return the shape that `input_dim=` means; for recurrent layers it is the last of two."""
    text = _text(module, size)
    if name in RECURRENT or length is not None:
        return f"({_text(module, length) if length is not None else None}, {text})"
    return f"({text},)"


def _shape_of_length(module: Module, length: ast.expr) -> str:
    text = _text(module, length)
    return text if isinstance(length, (ast.Tuple, ast.List)) else f"({text},)"


def _of_variable(module: Module, node: ast.Name, shaped: Set[ast.AST]) -> InputSpec | None:
    value = _assigned(module, node)
    if not isinstance(value, ast.Call):
        return None
    meaning = call_meaning(module, value)
    if meaning is not None and meaning.name == "Input":
        return InputSpec(None, takes_first=True, variable=node.id)
    if meaning is not None and (meaning.is_application or meaning.name in _MODELS):
        return InputSpec(_of_base(module, node.id), reads=frozenset({node.id}))
    if value in shaped:
        text = f"batch_shape={node.id}.input_shape"
        return InputSpec(text, reads=frozenset({node.id}))
    return _copied(module, value, node, shaped)


def _assigned(module: Module, node: ast.Name) -> ast.AST | None:
    """Return the only expression that a variable can hold where it is read."""
    bindings = reaching(module, node)
    if not bindings or len(bindings) != 1 or bindings[0].kind != "assign":
        return None
    return bindings[0].value


def _copied(
    module: Module, call: ast.expr, use: ast.expr, shaped: Set[ast.AST]
) -> InputSpec | None:
    """Return the input that a layer made elsewhere states, if it can be written again at `use`."""
    spec = _of_layer(module, call, shaped) if isinstance(call, ast.Call) else None
    if spec is None or spec.in_place or spec.text is None or not isinstance(call, ast.Call):
        return None
    values = [k.value for k in call.keywords if k.arg in _SHAPE_KEYWORDS or k.arg in _INPUT_LAYER]
    if not all(_is_copyable(value) for value in values):
        return None
    start, end = module.order[call], module.order[use]
    scope = module.scopes[use]
    if module.scopes[call].frame is not scope.frame:
        return None
    for name in spec.reads:
        owner = scope.lookup(name)
        bindings = owner.bindings[name] if owner is not None else []
        if any(start < module.order[binding.node] < end for binding in bindings):
            return None
    return InputSpec(spec.text, takes_first=spec.takes_first, reads=spec.reads, notice=spec.notice)


def _of_iterable(module: Module, node: ast.expr, shaped: Set[ast.AST]) -> InputSpec | None:
    """Return the input that the first layer of a list made elsewhere states."""
    if isinstance(node, ast.Name):
        value = _assigned(module, node)
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
    for inner in module.nodes():
        if not (isinstance(inner, ast.Name) and inner.id == node.id and inner is not node):
            continue
        if module.scopes[inner].lookup(inner.id) is not owner or isinstance(inner.ctx, ast.Store):
            continue
        parent = module.parents[inner]
        grows = isinstance(parent, ast.Attribute) and parent.attr in ("append", "extend")
        if not grows and module.order[inner] < module.order[node]:
            return False
    return True


def _of_build(module: Module, chain: Chain) -> InputSpec | None:
    """Return the input that `model.build(shape)` states in the block that makes the model."""
    construction = chain.construction
    first = chain.all_items[0].node
    meaning = call_meaning(module, first)
    plain = meaning is not None and meaning.is_layer and meaning.name not in TEXT_LAYERS
    if not plain or not isinstance(first, ast.Call) or "mixed_" in module.text:
        return None
    if any(keyword.arg == "dtype" for keyword in first.keywords):
        return None
    block = module.blocks[construction.statement]
    after = block.index(chain.last or construction.statement) + 1
    for statement in block[after : after + 1]:
        call = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        values = [*call.args, *(k.value for k in call.keywords if k.arg == "input_shape")]
        if call.func.attr != "build" or key_of(call.func.value) not in construction.keys:
            continue
        if len(values) == 1 and isinstance(values[0], (ast.Tuple, ast.List)):
            if all(isinstance(element, ast.Constant) for element in values[0].elts):
                return InputSpec(f"batch_shape={_text(module, values[0])}")
    return None


def _explain(module: Module, first: Item) -> None:
    node = first.node
    if first.kind == "layers" and not _starts_with_layer(module, node):
        message = "its layers come from elsewhere, so the input shape is not known"
        raise Keep("unknown-layers", message, node)
    if isinstance(node, ast.Name):
        bindings = reaching(module, node) or []
        if any(binding.kind in ("loop", "part") for binding in bindings):
            message = "its first layer comes from a loop over layers made elsewhere"
            raise Keep("unknown-layers", message, node)
    meaning = call_meaning(module, node)
    if meaning is not None and meaning.name in ("Bidirectional", "TimeDistributed"):
        inner = next(iter(getattr(node, "args", [])), None)
        if isinstance(inner, ast.Call) and any(k.arg in _SHAPE_KEYWORDS for k in inner.keywords):
            message = f"Keras ignores an input shape inside {meaning.name}; put an Input first"
            raise Keep("no-input-shape", message, node)
    if isinstance(node, ast.Call) and any(k.arg in _SHAPE_KEYWORDS for k in node.keywords):
        if meaning is None:
            called = ast.unparse(node.func)
            message = f"whether `{called}` takes an input shape as Keras does cannot be seen here"
            raise Keep("no-input-shape", message, node)
    raise Keep("no-input-shape", "no input shape is given; put an Input first", node)


def _starts_with_layer(module: Module, node: ast.expr) -> bool:
    """Whether the first layer of an iterable can be seen, and is one of Keras."""
    first: ast.AST | None = None
    if isinstance(node, ast.Name):
        value = _assigned(module, node)
        if isinstance(value, (ast.List, ast.Tuple)) and value.elts:
            first = value.elts[0]
    elif isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        first = node.elt
    meaning = call_meaning(module, first)
    return meaning is not None and meaning.is_layer
