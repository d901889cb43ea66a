"""The two kinds of models, as a source may treat them: what only one of them has or tells."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FUNCTIONAL", "OF_BUILT", "SEQUENTIAL", "Kind"]

# What a Sequential without an input shape answers otherwise before its first use than after it.
OF_BUILT = frozenset(
    {
        "built", "count_params", "get_weights", "input", "input_shape", "inputs", "load_weights",
        "non_trainable_variables", "non_trainable_weights", "output", "output_shape", "outputs",
        "set_weights", "trainable_variables", "trainable_weights", "variables", "weights",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A kind of model that is converted into the other.

    `class_name` makes it, `restorers` are the classes whose `from_config` reads its config.
    `attributes` are those that the other kind lacks or answers otherwise, each with the code and
    the message of the reason to keep it.
    """

    class_name: str
    restorers: frozenset[str]
    attributes: dict[str, tuple[str, str]]


_BOTH = {
    "__class__": ("kind-tested", "`.__class__` is read"),
    "name": ("kind-tested", "`.name` is read"),
}
_NO_TENSORS = "a Sequential does not have it"
_NO_GRAPH = "it belongs to the graph of a functional model"

SEQUENTIAL = Kind(
    class_name="Sequential",
    restorers=frozenset({"Sequential"}),
    attributes={
        **_BOTH,
        "add": ("changed-later", "`.add` is called on it where the order cannot be followed"),
        "pop": ("changed-later", "`.pop` is called on it where the order cannot be followed"),
        "_layers": ("changed-later", "its inner list is reached"),
        "_functional": ("kind-tested", "`._functional` is read, which only a Sequential has"),
    },
)

FUNCTIONAL = Kind(
    class_name="Model",
    restorers=frozenset({"Functional", "Model"}),
    attributes={
        **_BOTH,
        **{
            name: ("intermediate-used", f"`.{name}` is read, and {_NO_TENSORS}")
            for name in ("input", "output", "input_names", "output_names")
        },
        **{
            name: ("kind-tested", f"`.{name}` is read, and {_NO_GRAPH}")
            for name in (
                "operations", "input_spec", "_layers", "_nodes", "_operations", "_functional",
                "_inputs_struct", "_outputs_struct", "_input_layers", "_output_layers",
                "_input_coordinates", "_output_coordinates", "_network_nodes", "_nodes_by_depth",
                "_layers_by_depth", "_operations_by_depth", "_is_graph_network",
                "_tensor_usage_count", "container_nodes", "layers_by_depth", "nodes_by_depth",
                "add_loss", "add_metric",
            )
        },
    },
)  # fmt: skip
