"""Arguments that a build does not see, or sees only in part: one that is wrong is no proof."""

from __future__ import annotations

import functools

import pytest

from kerasgen import Conversion
from kerasgen.convert import convert
from kerasgen.verify.check import Draft, proved

HEAD = "import functools\n\nimport keras\nimport mine\nfrom keras import layers\n\n"
SIZES = "a, b = map(len, open('sizes'))\n"
CODE = "def f(x):\n    return x * 2\n\ndef g(x):\n    return x + 2\n\n"
SCALE = (
    "class Scale(layers.Layer):\n"
    "    def __init__(self, k=1, **keywords):\n"
    "        super().__init__(**keywords)\n"
    "        self.k = k\n\n"
    "    def call(self, x):\n"
    "        return x * self.k\n\n"
)


def of(*layers: str, shape: str = "(5, 3)", more: str = "") -> str:
    """Return a Sequential with these layers."""
    inside = "".join(f"    {layer},\n" for layer in (f"keras.Input({shape})", *layers))
    return f"model = keras.Sequential([\n{inside}]{more})\n"


# A source, and what a converter that makes a mistake writes in the place of what.
WRONG = {
    "a size of the input": (
        SIZES + of("layers.Dense(2)", shape="(a,)"),
        "Input((a,))",
        "Input((b,))",
    ),
    "the shape of the input": (
        "s, t = mine.a(), mine.b()\n" + of("layers.Dense(2)", shape="s"),
        "Input(s)",
        "Input(t)",
    ),
    "a size that a first layer states": (
        SIZES + "model = keras.Sequential([layers.Dense(2, input_shape=(a,)), layers.Dense(3)])\n",
        "(a,)",
        "(b,)",
    ),
    "a size that a first layer states by its number": (
        SIZES + "model = keras.Sequential([layers.Dense(2, input_dim=a), layers.Dense(3)])\n",
        "(a,)",
        "(b,)",
    ),
    "an unknown dtype of the input": (
        "t = mine.t()\n" + of("layers.Dense(2)", shape="(3,), dtype=t"),
        ", dtype=t",
        "",
    ),
    "an unknown batch size": (
        SIZES + of("layers.Dense(2)", shape="(3,), batch_size=a"),
        "batch_size=a",
        "batch_size=b",
    ),
    "an unknown name of the input": (
        "n = mine.n()\n" + of("layers.Dense(2)", shape="(3,), name=n"),
        ", name=n",
        "",
    ),
    "an input that looks named by Keras": (
        of("layers.Dense(2)", shape="(3,), name='input_layer_3'"),
        ", name='input_layer_3'",
        "",
    ),
    "a model that looks named by Keras": (
        of("layers.Dense(2)", more=", name='model_1'"),
        ", name='model_1'",
        "",
    ),
    "a Sequential that looks named by Keras": (
        of("layers.Dense(2)", more=", name='sequential'"),
        ", name='sequential'",
        "",
    ),
    "an inner model that looks named by Keras": (
        "inner = "
        + of("layers.Dense(2)", more=", name='functional_1'")[8:]
        + of("inner", "layers.Dense(2)"),
        ", name='functional_1'",
        "",
    ),
    "a layer that looks named by Keras": (
        of("layers.Dense(2, name='dense')"),
        ", name='dense'",
        "",
    ),
    "a function in TimeDistributed": (
        CODE + of("layers.TimeDistributed(layers.Dense(4, activation=f))"),
        "activation=f",
        "activation=g",
    ),
    "a name of a package in TimeDistributed": (
        of("layers.TimeDistributed(layers.Dense(4, activation=keras.activations.relu))"),
        "activations.relu",
        "activations.tanh",
    ),
    "a size in TimeDistributed": (
        SIZES + of("layers.TimeDistributed(layers.Dense(a))"),
        "Dense(a)",
        "Dense(b)",
    ),
    "a lost initializer in TimeDistributed": (
        CODE + of("layers.TimeDistributed(layers.Dense(4, kernel_initializer=f))"),
        ", kernel_initializer=f",
        "",
    ),
    "a size in Bidirectional": (
        SIZES + of("layers.Bidirectional(layers.LSTM(a))"),
        "LSTM(a)",
        "LSTM(b)",
    ),
    "a rate in the way back of Bidirectional": (
        "a, b = map(float, open('s'))\n"
        + of(
            "layers.Bidirectional(layers.LSTM(4), backward_layer="
            "layers.LSTM(4, dropout=a, go_backwards=True))"
        ),
        "dropout=a",
        "dropout=b",
    ),
    "a function in a cell": (
        CODE + of("layers.RNN([layers.LSTMCell(4, activation=f), layers.LSTMCell(4)])"),
        "activation=f",
        "activation=g",
    ),
    "a function in a stack of cells": (
        CODE + of("layers.RNN(layers.StackedRNNCells([layers.LSTMCell(4, activation=f)]))"),
        "activation=f",
        "activation=g",
    ),
    "a function in SpectralNormalization": (
        CODE + of("layers.SpectralNormalization(layers.Dense(4, activation=f))"),
        "activation=f",
        "activation=g",
    ),
    "how many words an Embedding with a length takes": (
        SIZES
        + "model = keras.Sequential([layers.Embedding(a, 4, input_shape=[5]), layers.Flatten()])\n",
        "Embedding(a",
        "Embedding(b",
    ),
    "how many words an Embedding takes": (
        SIZES + of("layers.Embedding(a, 4)", "layers.Flatten()", shape="(5,)"),
        "Embedding(a",
        "Embedding(b",
    ),
    "an argument of a layer of the source": (
        SCALE + of("Scale(2)", "layers.Dense(2)"),
        "Scale(2)",
        "Scale(3)",
    ),
    "a lost argument of a layer of the source": (
        SCALE + of("Scale(k=2)", "layers.Dense(2)"),
        "Scale(k=2)",
        "Scale()",
    ),
    "a lost flag of a layer of the source": (
        SCALE + of("Scale(trainable=False)", "layers.Dense(2)"),
        "trainable=False",
        "",
    ),
    "a lost dtype of a layer of the source": (
        SCALE + of("Scale(dtype='float64')", "layers.Dense(2)"),
        "dtype='float64'",
        "",
    ),
    "a layer in a layer of the source": (
        SCALE + of("Scale(layers.Dense(2))"),
        "layers.Dense(2)",
        "layers.Dense(3)",
    ),
    "an argument of a layer that derives from Dense": (
        SCALE.replace("layers.Layer", "layers.Dense")
        .replace("(self, k", "(self, units, k")
        .replace("(**keywords", "(units, **keywords")
        + of("Scale(2, k=2)"),
        "k=2",
        "k=3",
    ),
    "the arguments of a Lambda": (
        of("layers.Lambda(lambda x, k: x * k, arguments={'k': 2})"),
        "'k': 2",
        "'k': 3",
    ),
    "the dtype of a Lambda": (
        of("layers.Lambda(lambda x: x * 2, dtype='float64')"),
        ", dtype='float64'",
        "",
    ),
    "the flag of a Lambda": (
        of("layers.Lambda(lambda x: x * 2, trainable=False)"),
        ", trainable=False",
        "",
    ),
    "the output shape of a Lambda": (
        of("layers.Lambda(lambda x: x * 2, output_shape=(3,))"),
        ", output_shape=(3,)",
        "",
    ),
    "an unknown flag": ("t = mine.t()\n" + of("layers.Dense(2, trainable=t)"), ", trainable=t", ""),
    "an unknown flag of the model": (
        "t = mine.t()\n" + of("layers.Dense(2)", more=", trainable=t"),
        ", trainable=t",
        "",
    ),
    "unknown weights": ("w = mine.w()\n" + of("layers.Dense(2, weights=w)"), ", weights=w", ""),
    "an unknown size in a list": (
        SIZES + of("layers.Reshape((5, 3))", "layers.Conv1D(2, [a])"),
        "[a]",
        "[b]",
    ),
    "a regularizer of the source": (
        "class R(keras.regularizers.Regularizer):\n"
        "    def __init__(self, k):\n        self.k = k\n\n"
        + of("layers.Dense(2, kernel_regularizer=R(2))"),
        "R(2)",
        "R(3)",
    ),
    "what a function gives": (
        "def make(k):\n    def f(x):\n        return x * k\n    return f\n\n"
        + of("layers.Activation(make(2))", "layers.Dense(2)"),
        "make(2)",
        "make(3)",
    ),
    "what a conversion has unbound": (
        (
            "act = mine.a()\nmodel = keras.Sequential()\nmodel.add(keras.Input((3,)))\n"
            "model.add(layers.Dense(2, activation=act))\nact = mine.b()\n"
            "model.add(layers.Dense(2, activation=act))\n"
        ),
        "act = mine.b()\n",
        "",
    ),
    "a value that depends on one that is unbound": (
        (
            "n = mine.a()\nm = n + 1\nmodel = keras.Sequential()\nmodel.add(keras.Input((3,)))\n"
            "model.add(layers.Dense(m))\nmodel.add(layers.Dense(2))\n"
        ),
        "n = mine.a()\n",
        "n = mine.b()\n",
    ),
    "a layer behind another value": (
        (
            "n = mine.a()\nmodel = keras.Sequential()\nmodel.add(keras.Input((3,)))\n"
            "model.add(layers.Dense(n))\nn = mine.b()\nmodel.add(layers.Dense(n))\n"
        ),
        "x = layers.Dense(n)(inputs)\nn = mine.b()\n",
        "n = mine.b()\nx = layers.Dense(n)(inputs)\n",
    ),
    "a partial that is unbound": (
        CODE + "act = functools.partial(f)\nmodel = keras.Sequential()\n"
        "model.add(keras.Input((3,)))\nmodel.add(layers.Dense(2, activation=act))\n"
        "act = functools.partial(g)\nmodel.add(layers.Dense(2, activation=act))\n",
        "act = functools.partial(g)\n",
        "",
    ),
    "a default that is unbound": (
        (
            "k = 2\nmodel = keras.Sequential()\nmodel.add(keras.Input((3,)))\n"
            "model.add(layers.Lambda(lambda x, k=k: x * k))\nk = 3\n"
            "model.add(layers.Lambda(lambda x, k=k: x * k))\n"
        ),
        "k = 3\n",
        "",
    ),
    "a call of a function with something else": (
        SIZES + "def make(n):\n    model = keras.Sequential([keras.Input((3,)), layers.Dense(n)])\n"
        "    return model\n\nm = make(a)\n",
        "make(a)",
        "make(b)",
    ),
}


# Not known of the right conversion either.
UNDECIDED = {"an unknown flag"}


@functools.cache
def judged() -> dict[str, tuple[Conversion, Conversion]]:
    """Judge what the converter writes, and what one with a mistake does."""
    drafts = []
    for text, old, new in WRONG.values():
        right = convert(HEAD + text)
        assert old in right.text, (old, right.text)
        wrong = Conversion(right.text.replace(old, new), right.models)
        drafts += [Draft("a.py", HEAD + text, right), Draft("a.py", HEAD + text, wrong)]
    found = iter(proved(drafts, "on", 1, "light"))
    return dict(zip(WRONG, zip(found, found, strict=True), strict=True))


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_not_proved_equal(name: str) -> None:
    _, wrong = judged()[name]
    outcomes = [model.proof.outcome for model in wrong.models if model.proof is not None]
    assert wrong.problem is not None or "unknown" in outcomes


@pytest.mark.parametrize("name", WRONG.keys() - UNDECIDED)
def test_what_is_right_is_proved_equal(name: str) -> None:
    right, _ = judged()[name]
    assert right.problem is None
    for model in right.models:
        assert model.proof is not None
        assert (model.proof.outcome, name) == ("equal", name), model.proof.detail
