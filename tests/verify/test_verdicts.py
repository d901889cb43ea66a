"""Which verdict a place gets that makes several models, or whose new code Keras refuses."""

from __future__ import annotations

from typing import Any

import pytest

from kerasgen import Conversion
from kerasgen.build.budget import Budget
from kerasgen.build.interpreter import run_source
from kerasgen.convert import convert
from kerasgen.verify import check
from kerasgen.verify.changes import Changes
from kerasgen.verify.check import Draft, proved, shapes_found
from kerasgen.verify.compare import compare_models
from kerasgen.verify.outputs import NotComparableError, difference_in_outputs
from kerasgen.verify.pairs import pair_models, stored_in

HEAD = "import keras\nimport mine\nimport numpy as np\nfrom keras import layers\n\n"
MAKE = (
    "def make(last):\n    model = keras.Sequential()\n    model.add(keras.Input((3,)))\n"
    "    model.add(layers.Dense(4))\n    model.add(last)\n    return model\n\n"
)

# A source, what the converter writes by mistake in the place of what, the verdict, and a part of
# what is said.
PLACES = {
    "the first is not known": (
        MAKE + "a = make(mine.layer())\nb = make(layers.Dense(3))\n",
        "Dense(4)",
        "Dense(5)",
        "different",
        "units of layer `dense_2`: 4 became 5",
    ),
    "a call that Keras refuses": (
        MAKE + "a = make(layers.Dense(3))\n",
        "Dense(4)(inputs)",
        "Conv2D(4, 3)(inputs)",
        "different",
        "Keras refuses line 8 of the new source",
    ),
    "a call that Keras refuses elsewhere": (
        (
            "model = keras.Sequential([keras.Input((3,)), layers.Dense(4)])\n"
            "other = layers.Dense(3)(model.output)\n"
        ),
        "(model.output)",
        "(model.output, 7, 8, 9)",
        "different",
        "Keras refuses line ",
    ),
    "a layer that a default leaves out": (
        (
            "def make(wide=False):\n    model = keras.Sequential()\n"
            "    model.add(keras.Input((3,)))\n    if wide:\n        model.add(layers.Dense(9))\n"
            "    model.add(layers.Dense(4))\n    return model\n"
        ),
        "Dense(9)",
        "Dense(8)",
        "unknown",
        "line 10 of the new source is not reached",
    ),
    "another number of models": (
        MAKE + "a = make(layers.Dense(3))\n",
        "a = make(layers.Dense(3))\n",
        "a = make(layers.Dense(3))\nb = make(layers.Dense(3))\n",
        "unknown",
        "it is built 1 times before and 2 times after",
    ),
}

ONE = "model = keras.Sequential([keras.Input((3,)), layers.Dense(4)])\n"
FP16 = 'keras.mixed_precision.set_global_policy("mixed_float16")\n'

# A source that is converted right, the verdict, and a part of what is said.
SOURCES = {
    "a policy": (FP16 + ONE, "equal", ""),
    "a policy by its object": (
        'p = keras.mixed_precision.Policy("mixed_float16")\n'
        "keras.mixed_precision.set_global_policy(p)\n" + ONE,
        "equal",
        "",
    ),
    "a policy that is not known": (
        "keras.mixed_precision.set_global_policy(mine.policy())\n" + ONE,
        "unknown",
        "line 6 may set a dtype policy",
    ),
    "a policy that may be set": (
        f"if mine.fast():\n    {FP16}{ONE}",
        "unknown",
        "line 7 may set a dtype policy",
    ),
    "floats of another size": ('keras.config.set_floatx("float64")\n' + ONE, "equal", ""),
    "a seed that Keras draws": (
        "model = keras.Sequential([keras.Input((9, 9, 3)), layers.RandomCrop(4, 4)])\n",
        "equal",
        "",
    ),
    "nothing but an Input": ("model = keras.Sequential([keras.Input((3,))])\n", "equal", ""),
    "names behind a model that fails": (
        "def make():\n"
        "    a = keras.Sequential([keras.Input((3,)), layers.Conv2D(2, 3), layers.Dense(2)])\n"
        "    return a\n\nmake()\n" + ONE,
        "unknown",
        "the names of its layers depend on line 7, which Keras refuses",
    ),
    "Keras 2 by the environment": (
        'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n' + ONE,
        "unknown",
        "it runs on Keras 2",
    ),
    "Keras 2 by its package": (
        "import tf_keras\n" + ONE.replace("keras.", "tf_keras."),
        "unknown",
        "it runs on Keras 2",
    ),
}


def outcome(text: str, old: str, new: str) -> tuple[str, str]:
    conversion = convert(HEAD + text)
    assert old in conversion.text
    wrong = Conversion(conversion.text.replace(old, new), conversion.models)
    (found,) = proved([Draft("a.py", HEAD + text, wrong)], "on", 1, "light")
    if found.problem is not None:
        return "different", found.problem.message
    proof = found.models[-1].proof
    assert proof is not None
    return proof.outcome, proof.detail or ""


@pytest.mark.parametrize("name", PLACES)
def test_the_worst_verdict_of_a_place(name: str) -> None:
    text, old, new, expected, part = PLACES[name]
    found, detail = outcome(text, old, new)
    assert found == expected, detail
    assert part in detail


@pytest.mark.parametrize("name", SOURCES)
def test_the_verdict_of_what_is_right(name: str) -> None:
    text, expected, part = SOURCES[name]
    found, detail = outcome(text, "", "")
    assert found == expected, detail
    assert part in detail


def test_a_policy_is_a_part_of_the_layers() -> None:
    assert outcome(FP16 + ONE, FP16, "")[0] == "different"
    assert outcome(ONE, "", "")[0] == "equal"


def test_no_outputs_are_computed_after_the_deadline() -> None:
    nothing: Any = None
    with pytest.raises(NotComparableError, match="takes too long"):
        difference_in_outputs(nothing, nothing, nothing, deadline=0.0)


def test_a_worker_that_dies_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_WORKER", "kerasgen.nothing")
    text = f"{HEAD}model = keras.Sequential([layers.Dense(2)])\nmodel.fit(np.ones((9, 4)))\n"
    (found,) = shapes_found([Draft("a.py", text, convert(text))], 1)
    model = convert(text, found=found).models[0]
    assert model.reason is not None
    assert "its uses could not be looked at: the process that built it died" in model.reason.message


@pytest.mark.tensorflow
def test_a_build_that_is_cut_off_is_no_difference(keras: Any) -> None:
    text = HEAD + ONE + "same = model\n"
    after = convert(text).text
    (spot,) = [(m.line, m.column - 1) for m in convert(text).models]
    pairs = [(spot, place) for place in pair_models(text, after, [spot]).values() if place]
    whole = run_source(text, "a.py", keras)
    for budget, expected in ((Budget(steps=23), "unknown"), (Budget(), "equal")):
        run = run_source(after, "a.py", keras, budget=budget)
        changes = Changes(text, after, stored_in(text, [spot]))
        (verdict,) = compare_models(whole, run, pairs, changes, outputs=False)
        assert verdict.outcome == expected, verdict.detail
