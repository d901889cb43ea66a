"""Finds the twin of each converted model: the place in the new source where it is made."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

from kerasgen.convert.find import constructions
from kerasgen.reading.module import read_module

if TYPE_CHECKING:
    from collections.abc import Collection

    from kerasgen.convert.find import Construction
    from kerasgen.reading.module import Module

__all__ = ["Spot", "of_keras_2", "pair_models", "stored_in"]

# The line and column of a call that makes a model: 1-based and 0-based, in characters.
Spot = tuple[int, int]
_Models = list[tuple[Spot, "Construction"]]
# The functions and classes around a model, and the names it gets: what a conversion leaves alone.
_Key = tuple[tuple[str, ...], tuple[str, ...]]

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def pair_models(before: str, after: str, converted: Collection[Spot]) -> dict[Spot, Spot | None]:
    """Return the place of the twin of each converted model, None where it is not found."""
    old, new = _by_key(read_module(before)), _by_key(read_module(after))
    found: dict[Spot, Spot | None] = dict.fromkeys(converted)
    for key, models in old.items():
        twins = new.get(key, [])
        if _fit(models, twins, converted):
            found.update(
                (spot, place)
                for (spot, _), (place, _) in zip(models, twins, strict=True)
                if spot in found
            )
    return found


def _fit(models: _Models, twins: _Models, converted: Collection[Spot]) -> bool:
    """Whether models under one name are in this order: those that stay, too, where there are any.

    One that is converted is of another class than its twin, one that stays is written the same.
    """
    return len(models) == len(twins) and all(
        model.meaning.name != twin.meaning.name
        if spot in converted
        else ast.dump(model.call.func) == ast.dump(twin.call.func)
        for (spot, model), (_, twin) in zip(models, twins, strict=True)
    )


def stored_in(text: str, spots: Collection[Spot]) -> set[str]:
    """Return the variables that models at these places are stored in, and the attributes, `.a`."""
    models = (model for found in _by_key(read_module(text)).values() for model in found)
    keys = (key.rpartition(".") for spot, m in models if spot in spots for key in m.keys)
    return {f"{dot}{name}" for _, dot, name in keys}


def of_keras_2(text: str, spots: Collection[Spot]) -> set[Spot]:
    """Return those of some models that are made by the package of Keras 2."""
    models = (model for found in _by_key(read_module(text)).values() for model in found)
    return {spot for spot, m in models if spot in spots and m.meaning.root == "tf_keras"}


def _by_key(module: Module) -> dict[_Key, list[tuple[Spot, Construction]]]:
    found: dict[_Key, list[tuple[Spot, Construction]]] = defaultdict(list)
    models = [*constructions(module, "Sequential"), *constructions(module, "Model")]
    for model in sorted(models, key=lambda model: module.order[model.call]):
        around = (a for a in module.ancestors(model.call) if isinstance(a, _DEFINITIONS))
        spot = module.span(model.call)[:2]
        found[tuple(a.name for a in around), model.keys].append((spot, model))
    return found
