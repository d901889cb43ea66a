"""The input shape that the uses of a Sequential tell, where they all tell the same one."""

from __future__ import annotations

import ast
import itertools
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side.feeding import FEEDING
from kerasgen.build.keras_side.losing import sequentials_in
from kerasgen.build.values import BoundMethod, Function, Instance
from kerasgen.convert.results import Found
from kerasgen.verify.bindings import Bindings, Scope
from kerasgen.verify.data import fits
from kerasgen.verify.evident import Evidence, is_plain_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kerasgen.build.interpreter import Run
    from kerasgen.build.keras_side.facade import Keras
    from kerasgen.build.trace import Fed, Shape
    from kerasgen.verify.pairs import Spot

__all__ = ["find_shapes"]

# Where they take data to validate on, by position.
_VALIDATING = {"fit": 7, "fit_generator": 5}
_WORD = re.compile(r"[^\W\d]\w*")
# Commands of IPython that run other code in the same namespace.
_RUNS = re.compile(r"%(?:load|macro|recall|rerun|run|store)\b")
# Functions that make a model of one that is saved.
_LOADING = frozenset(
    {"from_config", "from_saved_model", "load_model", "model_from_config", "model_from_json",
     "model_from_yaml"}
)  # fmt: skip


def find_shapes(run: Run, spots: Collection[Spot], unread: str = "") -> dict[Spot, Found]:
    """Return what is found for the models made at places.

    A place of which nothing can be said is left out. What the lines that are `unread` name may be
    used there, and a file that they run may do anything.
    """
    record = run.keras.record
    names = Bindings(record.trees[record.path])
    if run.trace.problem is not None or not is_plain_source(names) or _RUNS.search(unread):
        return {}
    if record.lost_all:
        return {}
    named = names.mentions.keys() | names.imported | names.texts
    saved = record.saved if _LOADING & named else set()
    lost = record.lost | saved | _mentioned(run.keras, names, set(_WORD.findall(unread)))
    models: dict[Spot, list[Any]] = defaultdict(list)
    for made in record.built:
        if made.place.path == record.path and made.kind == "sequential":
            models[made.place.line, made.place.column].append(made.model)
    uses: dict[int, list[Fed]] = defaultdict(list)
    for fed, node in zip(record.fed, record.feeding, strict=True):
        evident = fed.place.path == record.path and _is_evident(names, node, fed)
        certain = fed.certain and evident and Evidence(names).is_run(node)
        shape = fed.shape if evident else None
        uses[fed.model].append(replace(fed, shape=shape, certain=certain))
    found = {spot: _found(run.keras, models[spot], uses, lost) for spot in spots}
    return {spot: one for spot, one in found.items() if one is not None}


def _is_evident(names: Bindings, node: ast.AST, fed: Fed) -> bool:
    """Whether it is evident where the data of a use come from."""
    if fed.shape is None or not isinstance(node, ast.Call) or node not in names.scopes:
        return False
    if (fed.how == "layer" and isinstance(node.func, ast.Attribute)) or not node.args:
        data: Sequence[ast.AST] = [*node.args, *(k.value for k in node.keywords)]
    else:
        data = node.args[:1]
    if not _is_run_when_called(names, node):
        return False
    if fed.how in _VALIDATING:
        data = [*data, *node.args[_VALIDATING[fed.how] : _VALIDATING[fed.how] + 1]]
    given = {k.arg: k.value for k in node.keywords}
    named = [given[name] for name in ("validation_data", *FEEDING.values()) if name in given]
    return all(map(Evidence(names).is_evident, [*data, *named]))


def _is_run_when_called(names: Bindings, node: ast.AST) -> bool:
    """Whether a use stands in a function that does not wait, as generators and lambdas do."""
    scope: Scope | None = names.scopes[node]
    while scope is not None:
        if isinstance(scope.node, (ast.Lambda, ast.GeneratorExp, ast.AsyncFunctionDef)):
            return False
        parts = ast.walk(scope.node) if isinstance(scope.node, ast.FunctionDef) else ()
        if any(isinstance(part, (ast.Yield, ast.YieldFrom)) for part in parts):
            return False
        scope = scope.parent
    return True


def _mentioned(k: Keras, names: Bindings, unread: set[str]) -> set[int]:
    """Return the ids of the models that code names, or may reach, that was not run."""
    record = k.record
    unread |= {
        name
        for name, mentions in names.mentions.items()
        if any(mention not in record.read for mention in mentions)
    }
    reached = _with_those_inside(names, unread)
    for name in list(reached):
        for value in record.hold.get(name, {}).values():
            reached |= _named_inside(value)
    held = [value for name in reached for value in record.hold.get(name, {}).values()]
    makers = [
        value
        for _, value in k.definitions
        if isinstance(value, Function)
        and value.name in reached
        and value.closure.path == record.path
    ]
    return {id(model) for model in sequentials_in(k, held)} | _made_by(k, makers)


def _with_those_inside(names: Bindings, mentioned: set[str]) -> set[str]:
    """Return names with those that the functions of these names mention, and so on."""
    found: set[str] = set()
    while mentioned:
        name = mentioned.pop()
        found.add(name)
        for function in names.functions.get(name, ()):
            inside = {getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(function)}
            mentioned |= inside - found
    return found


def _named_inside(value: Any) -> set[str]:
    """Return the names in the code of a function, or of the class of an object."""
    function = value.function if isinstance(value, BoundMethod) else value
    code = value.cls.node if isinstance(value, Instance) else getattr(function, "node", None)
    if not isinstance(code, ast.AST):
        return set()
    return {getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(code)}


def _made_by(k: Keras, functions: Sequence[Function]) -> set[int]:
    """Return the ids of the models that functions of the source make."""
    lines = [range(f.node.lineno, (f.node.end_lineno or 0) + 1) for f in functions]
    return {
        id(made.model)
        for made in k.record.built
        if made.place.path == k.record.path and any(made.place.line in span for span in lines)
    }


def _found(
    k: Keras, models: list[Any], uses: dict[int, list[Fed]], lost: Collection[int]
) -> Found | None:
    """Return what the uses of all models that one place makes tell."""
    if not models or any(model is None or k.is_unsure(model) for model in models):
        return None
    told = [_told(k, model, uses) for model in models]
    known = [fed for fed in told if fed is not None]
    every = [fed for model in models for fed in uses[id(model)]]
    if every and all(fed.how == "layer" for fed in every):
        message = "it is only used as a layer of another model ({line})"
        return Found(None, message, every[0].place.line)
    if not known:
        return None
    shapes = {fed.shape for fed in [*known, *every] if fed.shape is not None}
    if len(shapes) > 1:
        return _of_disagreement(known, every)
    if len(known) < len(told):
        return None
    first = known[0]
    assert first.shape is not None
    if not all(_agrees_inside(k, model, first.shape, uses) for model in models):
        message = (
            f"a model inside it is used with other data than {first.shape} ({{line}}) gives it"
        )
        return Found(None, message, first.place.line)
    if not all(_is_all_there_is(k, model, first, uses[id(model)], lost) for model in models):
        message = f"it may be used with other sizes than {first.shape}, which {{line}} tells"
        return Found(None, message, first.place.line)
    return Found(
        first.shape, f"input shape {first.shape} found: {_source(first)}", first.place.line
    )


def _told(k: Keras, model: Any, uses: dict[int, list[Fed]]) -> Fed | None:
    """Return the first use that tells a shape: of the model, or of a layer adapted for it."""
    for fed in uses[id(model)]:
        if fed.shape is not None:
            return fed
    first = model.layers[0] if model.layers else None
    if isinstance(first, k.keras.layers.Normalization) and first.axis:
        for fed in uses[id(first)]:
            # Statistics of one axis fit data of any rank; only of rows are they the whole shape.
            if fed.shape is not None and len(fed.shape) == 1:
                return fed
    return None


def _of_disagreement(known: list[Fed], every: list[Fed]) -> Found:
    first = known[0]
    other = next(f for f in [*known, *every] if f.shape not in (None, first.shape))
    message = f"its uses do not agree: {first.shape}, and {other.shape} at {{line}}"
    return Found(None, message, other.place.line)


def _source(fed: Fed) -> str:
    """Return what tells the shape, in words."""
    if fed.how == "call":
        return f"it is called on {fed.data or 'an array'} at {{line}}"
    if fed.how == "layer":
        return "the tensor that it is called on at {line}"
    if fed.how == "build":
        return "`build` at {line}"
    return f"`{fed.how}` on {fed.data or 'an array'} at {{line}}"


def _agrees_inside(k: Keras, model: Any, shape: Shape, uses: dict[int, list[Fed]]) -> bool:
    """Whether models inside one are given the same by it as where they are used by themselves.

    Called by itself, a Sequential is built; on a tensor of another size it then refuses.
    """
    if not any(uses[id(layer)] for layer in model.layers):
        return True
    try:
        with k.keras.StatelessScope(initialize_variables=False):
            tensor = k.keras.KerasTensor((None, *shape))
            for layer in k.keras.Sequential(model.layers).layers:
                given = tuple(tensor.shape[1:])
                if any(f.how != "layer" and f.shape != given for f in uses[id(layer)]):
                    return False
                tensor = layer(tensor)
    except Exception:  # whatever Keras raises, it is not known
        return False
    return True


def _is_all_there_is(
    k: Keras, model: Any, first: Fed, uses: list[Fed], lost: Collection[int]
) -> bool:
    """Whether a model is given the shape of a use alone, as far as its uses and layers tell.

    A Sequential takes data of any size that its layers take; a functional model does not. Where
    not all uses are seen, a certain one fixes the rank, and `build` states what is meant.
    """
    shape = first.shape
    assert shape is not None
    if first.how == "build":
        return True
    if id(model) not in lost and all(f.shape is not None for f in uses):
        return True
    return any(fed.certain and fed.shape == shape for fed in uses) and not any(
        fits(k, model, shape, other) for other in _others(shape) if other != shape
    )


def _others(shape: Shape) -> Iterator[Shape]:
    """Yield shapes that differ from one in the size of an axis, or have as many elements."""
    for axis, size in enumerate(shape):
        steps = (1, 2, 3, 4, -1)
        others = () if size is None else (2 * size, 3 * size, size // 2, *(size + s for s in steps))
        yield from (_with(shape, {axis: other}) for other in others if other not in (0, size))
    for one, two in itertools.permutations(range(len(shape)), 2):
        first, second = shape[one], shape[two]
        if first is None or second is None or first == second == 1:
            continue
        yield _with(shape, {one: second, two: first})
        yield _with(shape, {one: 2 * first, two: 2 * second})
        yield _with(shape, {one: first * second, two: 1})
        if first % 2 == 0:
            yield _with(shape, {one: first // 2, two: 2 * second})


def _with(shape: Shape, sizes: dict[int, int]) -> Shape:
    return tuple(sizes.get(axis, size) for axis, size in enumerate(shape))
