"""Reads models from the answer of a worker."""

from __future__ import annotations

from typing import Any

from kerasgen.build.graphs import Edge, Fault, ModelGraph, Node
from kerasgen.build.trace import Place

__all__ = ["read_graph"]


def read_graph(data: dict[str, Any]) -> ModelGraph:
    """Return the model that `dataclasses.asdict` and JSON made of one."""
    return ModelGraph(
        **{
            **data,
            "place": _place(data["place"]),
            "nodes": tuple(map(_node, data["nodes"])),
            "edges": tuple(Edge(**{**e, "shape": _shape(e["shape"])}) for e in data["edges"]),
            "inputs": tuple(data["inputs"]),
            "outputs": tuple(data["outputs"]),
            "notes": tuple(data["notes"]),
            "ends": tuple((number, output) for number, output in data["ends"]),
            "code": _pairs(data["code"]),
        }
    )


def _node(data: dict[str, Any]) -> Node:
    return Node(
        **{
            **data,
            "place": _place(data["place"]),
            "shapes": tuple(map(_shape, data["shapes"])),
            "settings": _pairs(data["settings"]),
            "arguments": _pairs(data["arguments"]),
            "code": _pairs(data["code"]),
            "model": None if data["model"] is None else read_graph(data["model"]),
            "fault": None if data["fault"] is None else _fault(data["fault"]),
        }
    )


def _pairs(data: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in data)


def _fault(data: dict[str, Any]) -> Fault:
    inputs = tuple(map(_shape, data["inputs"]))
    return Fault(data["message"], inputs, tuple(data["variables"]))


def _place(data: dict[str, Any] | None) -> Place | None:
    return None if data is None else Place(**data)


def _shape(data: list[int | None] | None) -> tuple[int | None, ...] | None:
    return None if data is None else tuple(data)
