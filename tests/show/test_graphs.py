"""What is told of models: only what the source tells, and what Keras would count."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import kerasgen
from kerasgen.build.keras_side.settings import Weights, weights_of
from kerasgen.show.ask import models_of
from tests.show.cases import SOURCES

if TYPE_CHECKING:
    from kerasgen.build.graphs import ModelGraph, Node

HEAD = "import keras\nfrom keras import layers\nn = int(input())\n"


def models(text: str) -> dict[str, ModelGraph]:
    (shown,) = models_of([("a.py", HEAD + text)], "light")
    assert shown.problem is None
    return {graph.name: graph for graph in shown.models}


def nodes(graph: ModelGraph) -> dict[str, Node]:
    return {node.name: node for node in graph.nodes}


def test_sizes_that_the_source_does_not_tell_stay_open() -> None:
    model = models(
        "i = keras.Input((n, 8))\n"
        "x = layers.Conv1D(n, 3, padding='same', name='open')(i)\n"
        "y = layers.LSTM(5, name='known')(i)\n"
        "m = keras.Model(i, [x, y])\n"
    )["m"]
    found = nodes(model)
    assert found["open"].shapes == ((None, None, None),)
    assert dict(found["open"].settings)["filters"] == "?"
    assert found["open"].parameters is None
    assert found["known"].shapes == ((None, 5),)
    assert found["known"].parameters == 4 * (8 * 5 + 5 * 5 + 5)
    assert model.parameters is None
    assert model.trainable is None


def test_channels_and_rank_of_an_unknown_shape_are_no_facts() -> None:
    model = models(
        "i = keras.Input(input())\nm = keras.Model(i, layers.Dense(3, name='d')(i))\n"
        "j = keras.Input(input())\nk = keras.Model(j, layers.Conv2D(4, 3, name='c')(j))\n"
    )
    assert nodes(model["m"])["d"].shapes == (None,)
    assert nodes(model["m"])["d"].parameters is None
    assert nodes(model["k"])["c"].shapes == ((None, None, None, 4),)
    assert nodes(model["k"])["c"].parameters is None


def test_arguments_that_stand_for_others_are_not_shown_as_told() -> None:
    model = models(
        "def mine(x):\n    return x\n"
        "i = keras.Input((4,))\n"
        "x = layers.Dense(2, activation=mine, name='own')(i)\n"
        "x = layers.Dense(2, activation=input(), name='unknown')(x)\n"
        "x = layers.Dropout(float(input()), name='rate')(x)\n"
        "x = layers.Dense(2, keras.activations.relu, name='given')(x)\n"
        "m = keras.Model(i, x)\n"
    )["m"]
    found = {name: dict(node.settings) for name, node in nodes(model).items()}
    assert found["own"]["activation"] == "mine"
    assert found["unknown"]["activation"] == "?"
    assert found["rate"]["rate"] == "?"
    assert found["given"]["activation"] == "relu"


def test_frozen_layers_do_not_train() -> None:
    found = models(
        "base = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.Dense(2)])\n"
        "base.layers[0].trainable = False\n"
        "head = keras.Sequential([base, layers.BatchNormalization()])\n"
        "other = keras.Sequential([keras.Input((4,)), layers.Dense(3)])\n"
        "other.trainable = bool(n)\n"
    )
    assert (found["base"].parameters, found["base"].trainable) == (23, 8)
    assert (found["head"].parameters, found["head"].trainable) == (31, 12)
    assert (found["other"].parameters, found["other"].trainable) == (15, None)


def test_a_shared_layer_counts_once() -> None:
    model = models(
        "d = layers.Dense(4)\na, b = keras.Input((4,)), keras.Input((4,))\n"
        "m = keras.Model([a, b], layers.add([d(a), d(d(b))]))\n"
    )["m"]
    calls = [(n.call, n.calls, n.layer) for n in model.nodes if n.class_name == "Dense"]
    assert [call[:2] for call in calls] == [(1, 3), (2, 3), (3, 3)]
    assert len({call[2] for call in calls}) == 1
    assert model.parameters == 20


def test_a_weight_that_could_not_be_made_is_missed() -> None:
    model = models(
        "class L(layers.Layer):\n"
        "    def build(self, s):\n        self.w = self.add_weight(shape=input())\n"
        "    def call(self, x):\n        return x * 2\n"
        "i = keras.Input((4,))\nm = keras.Model(i, layers.Dense(2)(L()(i)))\n"
    )["m"]
    assert model.parameters is None
    assert model.nodes[-1].parameters == 10


def test_a_wrapper_around_a_layer_of_the_source_is_not_counted() -> None:
    own = type("Own", (), {"source_name": "Own"})
    wrapper = SimpleNamespace(built=True, weights=[], trainable_weights=[], layer=own())
    assert weights_of(wrapper, {}) == Weights(None, None)
    wrapper.layer = None
    assert weights_of(wrapper, {}) == Weights({}, frozenset())


def test_models_that_a_function_makes_again_are_shown_once() -> None:
    found = models(
        "def build(u):\n    i = keras.Input((3,))\n    return keras.Model(i, layers.Dense(u)(i))\n"
        "a = build(2)\nb = build(2)\nc = build(5)\n"
    )
    assert list(found) == ["a", "c"]


def test_a_model_without_connection_is_broken() -> None:
    (model,) = models(
        "a, b = keras.Input((3,)), keras.Input((3,))\nm = keras.Model(a, layers.Dense(2)(b))\n"
    ).values()
    assert model.kind == "broken"
    (fault,) = model.faults
    assert fault.class_name == "Model"
    assert {model.nodes[e.source].class_name for e in model.edges if e.target == fault.number} == {
        "Dense",
        "InputLayer",
    }


def test_a_mismatch_in_the_body_of_a_layer() -> None:
    (model,) = models(
        "class L(layers.Layer):\n    def call(self, a, b):\n        return a + b\n"
        "x = L()(keras.Input((3,), name='one'), keras.Input((4,), name='two'))\n"
    ).values()
    (fault,) = model.faults
    assert fault.fault is not None
    assert fault.fault.inputs == ((None, 3), (None, 4))
    assert fault.fault.variables == ("a", "b")
    assert {node.name for node in model.nodes} >= {"one", "two"}


def test_what_is_made_beside_a_mismatch_is_shown_with_it() -> None:
    (model,) = models(
        "i = keras.Input((9, 9, 3))\nx = layers.Conv2D(4, 3)(i)\nside = layers.Flatten()(x)\n"
        "bad = layers.Add()([i, x])\nhead = layers.Dense(3)(side)\n"
    ).values()
    classes = [node.class_name for node in model.nodes]
    assert classes == ["InputLayer", "Conv2D", "Flatten", "Dense", "Add"]


def test_api() -> None:
    source = SOURCES["two_inputs_two_outputs"]
    shown = kerasgen.graphs(source, "a.py")
    assert [graph.name for graph in shown.models] == ["model"]
    assert kerasgen.show(source, "a.py").startswith(b"model  functional, a.py:14\n")
    assert b"#> (3664,)" in kerasgen.annotate(source).encode()
    (same,) = kerasgen.compare(SOURCES["sequential"], SOURCES["functional_twin"])
    assert not same.differs
    with pytest.raises(ValueError, match="does not parse"):
        kerasgen.show("x = (")
    with pytest.raises(ValueError, match="no format"):
        kerasgen.show(source, format="pdf")
    with pytest.raises(ValueError, match=r"no model 'mdoel'; there are model$"):
        kerasgen.show(source, model="mdoel")


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", ["sequential", "two_inputs_two_outputs", "nested", "frozen"])
def test_it_tells_what_keras_tells(name: str, keras: Any) -> None:
    namespace: dict[str, Any] = {}
    keras.utils.clear_session()  # names are counted from the start
    exec(re.sub(r"input_shape=\(96, 96, 3\)", r"weights=None, \g<0>", SOURCES[name]), namespace)
    shown = kerasgen.graphs(SOURCES[name], backend="light")
    for graph in shown.models:
        model = namespace[graph.name]
        assert graph.parameters == model.count_params()
        trained = sum(int(keras.ops.size(weight)) for weight in model.trainable_weights)
        assert graph.trainable == trained
        real = {layer.name: tuple(layer.output.shape) for layer in model.layers}
        told = {node.name: node.shapes[0] for node in graph.nodes if node.kind != "model"}
        assert {key: real[key] for key in told if key in real} == {
            key: shape for key, shape in told.items() if key in real
        }
        assert len(real.keys() & told.keys()) >= len(told) - 1
