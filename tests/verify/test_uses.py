"""Uses of a model that may give it other data than those that tell its shape: it is kept then."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kerasgen.convert import convert
from kerasgen.verify.check import Draft, shapes_found

if TYPE_CHECKING:
    from kerasgen.convert.results import Found

HEAD = """
import argparse
import os
import random
import keras
import numpy as np
from keras import layers
from elsewhere import check, load, pool, register
"""
# It takes pictures of any size, and the first use that is seen gives it some of one size.
MODEL = "model = keras.Sequential([layers.Conv2D(4, 3), layers.GlobalMaxPooling2D()])\n"
SMALL = "small = np.zeros((9, 8, 8, 1))\n"
USED = SMALL + "model.fit(small, [1])\n"

# What may be given data of another size.
KEEPS = {
    "validation data": (MODEL + SMALL, "model.fit(small, [1], validation_data=load())\n"),
    "validation data that disagree": (
        MODEL + SMALL,
        "model.fit(small, [1], validation_data=(np.zeros((2, 9, 9, 1)), [1]))\n",
    ),
    "a list": (MODEL + USED, "model.predict([load()])\n"),
    "`__call__`": (MODEL + USED, "model.__call__(load())\n"),
    "`call`": (MODEL + USED, "model.call(load())\n"),
    "`predict_step`": (MODEL + USED, "model.predict_step(load())\n"),
    "a lambda": (MODEL + USED, "register = lambda x: model.predict(x)\n"),
    "a lambda given away": (MODEL + USED, "check(lambda x: model.predict(x))\n"),
    "a method given away": (MODEL + USED, "pool.map(model.predict, load())\n"),
    "a method under a name": (MODEL + USED, "run = model.predict\ncheck(run)\n"),
    "a function given away": (
        MODEL + USED,
        "def run(x):\n    return model.predict(x)\nrun(small)\ncheck(run)\n",
    ),
    "a function given away that calls another": (
        MODEL + USED,
        (
            "def run(x):\n    return model.predict(x)\ndef go(x):\n    return run(x)\n"
            "go(small)\ncheck(go)\n"
        ),
    ),
    "a list given away": (MODEL + USED, "check([1, model])\n"),
    "a dict given away": (MODEL + USED, "check({'a': model})\n"),
    "an object given away": (
        (
            "class Holder:\n    def __init__(self):\n"
            "        self.model = keras.Sequential([layers.GlobalMaxPooling2D()])\n"
        ),
        "h = Holder()\n" + SMALL + "h.model.fit(small, [1])\ncheck(h)\n",
    ),
    "an unknown object that keeps it": (MODEL + USED, "other = load()\nother.model = model\n"),
    "an unknown dict that keeps it": (MODEL + USED, "other = load()\nother['a'] = model\n"),
    "a list beside what is not known": (
        MODEL + USED,
        "models = [model, *load()]\nmodels[0].predict(load())\n",
    ),
    "a list and another": (
        MODEL + USED,
        "for m in [model] + load():\n    m.predict(load())\n",
    ),
    "a dict beside what is not known": (
        MODEL + USED,
        "models = {'a': model, **load()}\nmodels['a'].predict(load())\n",
    ),
    "items that are not chosen yet": (
        MODEL + USED,
        "best = [m for m in [model] if load()]\nbest[0].predict(load())\n",
    ),
    "a sorted list": (
        MODEL + USED,
        "models = sorted([model], key=load)\nmodels[0].predict(load())\n",
    ),
    "`get`": (MODEL + USED, "models = {'a': model}\nmodels.get(load()).predict(load())\n"),
    "`getattr`": (MODEL + USED, "getattr(model, load())(load())\n"),
    "an object with a base that is not known": (
        (
            "class Holder(register):\n    def __init__(self):\n"
            "        self.model = keras.Sequential([layers.GlobalMaxPooling2D()])\n"
        ),
        "h = Holder()\n" + SMALL + "h.model.fit(small, [1])\nh.run()\n",
    ),
    "an object of a class that is not known": (
        MODEL + USED,
        (
            "class Holder(load()):\n    def __init__(self, model):\n        self.model = model\n"
            "h = Holder(model)\nh.model.predict(load())\n"
        ),
    ),
    "a callback": (
        MODEL + SMALL,
        (
            "class Look(keras.callbacks.Callback):\n    def on_epoch_end(self, n, logs=None):\n"
            "        self.model.predict(load())\nmodel.fit(small, [1], callbacks=[Look()])\n"
        ),
    ),
    "callbacks that are not known": (MODEL + SMALL, "model.fit(small, [1], callbacks=load())\n"),
    "one of several objects": (
        (
            "class Holder:\n    def __init__(self, x):\n"
            "        self.model = keras.Sequential([layers.GlobalMaxPooling2D()])\n"
            "        self.x = x\n    def run(self):\n        self.model.fit(self.x, [1])\n"
        ),
        "a = Holder(np.zeros((9, 4, 4, 1)))\nb = Holder(np.zeros((9, 8, 8, 1)))\n",
    ),
    "an item that is not known": (
        MODEL + USED,
        "models = {'a': model}\nmodels[load()].predict(load())\n",
    ),
    "a dict with an unknown key": (
        MODEL + USED,
        "models = {}\nmodels[load()] = model\nmodels['a'].predict(load())\n",
    ),
    "an unknown or": (MODEL + USED, "other = load() or model\nother.predict(load())\n"),
    "an unknown choice": (
        MODEL + USED,
        "other = model if load() else None\nother.predict(load())\n",
    ),
    "an unknown branch": (
        MODEL + USED,
        "other = None\nif load():\n    other = model\nother.predict(load())\n",
    ),
    "what a function gives to others": (
        (
            "def make():\n    model = keras.Sequential([layers.GlobalMaxPooling2D()])\n"
            "    model.fit(np.zeros((9, 8, 8, 1)), [1])\n    return model\n"
        ),
        "",
    ),
    "rounds of a loop": (
        MODEL + SMALL,
        "for _ in load():\n    model.fit(small, [1])\n    small = small[:, ::2]\n",
    ),
    "rounds of an endless loop": (
        MODEL + SMALL,
        "while load():\n    model.fit(small, [1])\n    small = small[:, ::2]\n",
    ),
    "rounds of a loop that change an object": (
        ("class Data:\n    pass\n" + MODEL + SMALL + "d = Data()\nd.x = small\n"),
        "for _ in load():\n    model.fit(d.x, [1])\n    d.x = d.x[:, ::2]\n",
    ),
    "a break that is not known": (
        MODEL + SMALL,
        (
            "for n in (1, 2):\n    small = np.zeros((9, 8, 8, 1))\n    if load():\n"
            "        small = np.zeros((9, 4, 4, 1))\n        break\nmodel.fit(small, [1])\n"
        ),
    ),
    "a continue that is not known": (
        MODEL + SMALL,
        (
            "for n in (1,):\n    if load():\n        small = np.zeros((9, 4, 4, 1))\n"
            "        continue\n    small = np.zeros((9, 8, 8, 1))\nmodel.fit(small, [1])\n"
        ),
    ),
    "a break after a continue that is not known": (
        MODEL,
        (
            "for small in (np.zeros((9, 8, 8, 1)), np.zeros((9, 4, 4, 1))):\n    if load():\n"
            "        continue\n    model.fit(small, [1])\n    break\n"
        ),
    ),
    "a global that may be set": (
        MODEL + SMALL,
        (
            "def change():\n    global small\n    small = np.zeros((9, 4, 4, 1))\n"
            "if load():\n    change()\nmodel.fit(small, [1])\n"
        ),
    ),
    "an attribute of a class that may be set": (
        "class Data:\n    x = np.zeros((9, 8, 8, 1))\n" + MODEL,
        "if load():\n    Data.x = np.zeros((9, 4, 4, 1))\nmodel.fit(Data.x, [1])\n",
    ),
    "an exception": (
        MODEL + SMALL,
        (
            "try:\n    load()\nexcept ValueError:\n    small = np.zeros((9, 4, 4, 1))\n"
            "model.fit(small, [1])\n"
        ),
    ),
    "an exception midway": (
        MODEL + SMALL,
        (
            "try:\n    small = np.zeros((9, 4, 4, 1))\n    load()\n"
            "    small = np.zeros((9, 8, 8, 1))\nexcept ValueError:\n    pass\n"
            "model.fit(small, [1])\n"
        ),
    ),
    "a list that others change": (
        MODEL,
        "every = [np.zeros((9, 8, 8, 1))]\ncheck(every)\nmodel.fit(every[0], [1])\n",
    ),
    "an object that others change": (
        "class Data:\n    def __init__(self):\n        self.x = np.zeros((9, 8, 8, 1))\n" + MODEL,
        "d = Data()\ncheck(d)\nmodel.fit(d.x, [1])\n",
    ),
    "an object in a list that others change": (
        "class Data:\n    def __init__(self):\n        self.x = np.zeros((9, 8, 8, 1))\n" + MODEL,
        "d = Data()\ncheck([d])\nmodel.fit(d.x, [1])\n",
    ),
    "a list in random order": (
        MODEL,
        (
            "every = [np.zeros((9, 8, 8, 1)), np.zeros((9, 4, 4, 1))]\nrandom.shuffle(every)\n"
            "model.fit(every[0], [1])\n"
        ),
    ),
    "what a generator may give": (
        MODEL,
        (
            "def every():\n    if load():\n        yield np.zeros((9, 4, 4, 1))\n"
            "    yield np.zeros((9, 8, 8, 1))\nmodel.fit(next(every()), [1])\n"
        ),
    ),
    "an unknown decorator": (
        MODEL,
        ("@register\ndef data():\n    return np.zeros((9, 8, 8, 1))\nmodel.fit(data(), [1])\n"),
    ),
    "a star import": (
        MODEL + SMALL,
        "from somewhere import *\nmodel.fit(small, [1])\n",
    ),
    "code that is run from a text": (MODEL + SMALL, "exec(load())\nmodel.fit(small, [1])\n"),
    "the globals": (MODEL + SMALL, "globals()['small'] = load()\nmodel.fit(small, [1])\n"),
    "an option": (
        (
            "p = argparse.ArgumentParser()\np.add_argument('--size', type=int, default=8)\n"
            "size = p.parse_args().size\n"
        )
        + MODEL,
        "model.fit(np.zeros((9, size, size, 1)), [1])\n",
    ),
    "the environment": (
        MODEL,
        "size = int(os.environ.get('SIZE', '8'))\nmodel.fit(np.zeros((9, size, size, 1)), [1])\n",
    ),
    "a default of a parameter": (
        (
            "def main(size=8):\n"
            "    model = keras.Sequential([layers.GlobalMaxPooling2D()])\n"
            "    model.fit(np.zeros((9, size, size, 1)), [1])\n"
        ),
        "",
    ),
    "a way that an option closes": (
        (
            "p = argparse.ArgumentParser()\np.add_argument('--test', action='store_true')\n"
            "a = p.parse_args()\n"
        )
        + MODEL
        + USED,
        "if a.test:\n    model.predict(load())\n",
    ),
    "a way that a constant closes": (MODEL + USED, "TEST = False\nif TEST:\n    check(model)\n"),
    "a maker that is used behind a constant": (
        (
            "TEST = False\ndef make():\n"
            "    model = keras.Sequential([layers.GlobalMaxPooling2D()])\n"
            "    model.compile()\n    return model\n"
        ),
        SMALL + "make().fit(small, [1])\nif TEST:\n    make().fit(load(), [1])\n",
    ),
    "a method of a maker that is used behind a constant": (
        (
            "TEST = False\nclass Maker:\n    def make(self):\n"
            "        model = keras.Sequential([layers.GlobalMaxPooling2D()])\n"
            "        model.compile()\n        return model\n"
        ),
        SMALL + "m = Maker()\nm.make().fit(small, [1])\nif TEST:\n    m.make().fit(load(), [1])\n",
    ),
    "a comprehension over what is not known": (
        MODEL + USED,
        "found = [model.predict(x) for x in load()]\n",
    ),
    "a normalizer of all axes": (
        (
            "x = np.zeros((9, 8))\nnormalizer = layers.Normalization(axis=None)\n"
            "normalizer.adapt(x)\n"
            "model = keras.Sequential([normalizer, layers.Activation('relu')])\n"
        ),
        "model.predict(load())\n",
    ),
}

# What gives it no other data: the shape is found.
TAKES = {
    "nothing else": "",
    "what looks at it": "model.summary()\nmodel.save('a.keras')\nprint(model)\n",
    "validation data that agree": "model.fit(small, [1], validation_data=(small, [1]))\n",
    "a share of the data": "model.fit(small, [1], validation_split=0.2)\n",
    "a list of it": "model.predict([small])\n",
    "a list of models": "for m in [model]:\n    m.predict(small)\n",
    "a dict of models": "models = {'a': model}\nmodels['a'].predict(small)\n",
    "a function": "def run(m, x):\n    return m.predict(x)\nrun(model, small)\n",
    "a loop": "for epoch in range(load()):\n    model.fit(small, [1])\n",
    "callbacks": "model.fit(small, [1], callbacks=[keras.callbacks.EarlyStopping()])\n",
    "weights": "model.load_weights('a.h5')\nw = model.get_weights()\nmodel.set_weights(w)\n",
    "history": "h = model.fit(small, [1])\nprint(h.history['loss'])\n",
    "another model": "other = keras.Sequential([keras.Input((3,))])\ncheck(other)\n",
    "a failing import": "try:\n    import a\nexcept ImportError:\n    a = None\n",
}


# Ways that a build may miss: before each stand the imports of os, sys, keras, numpy and layers.
_FILE = Path(__file__).parent.parent / "cases" / "uses" / "kept.txt"
_IMPORTS = "import os\nimport sys\nimport keras\nimport numpy as np\nfrom keras import layers\n"
_PARTS = re.split(r"^=== (.*)\n", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
MISSED = {name: _IMPORTS + text for name, text in zip(_PARTS[1::2], _PARTS[2::2], strict=True)}


@functools.cache
def found() -> dict[str, tuple[str, dict[tuple[int, int], Found]]]:
    """Ask one worker about all the texts."""
    parts = {name: first + after for name, (first, after) in KEEPS.items()}
    parts |= {f"taken: {name}": MODEL + USED + after for name, after in TAKES.items()}
    texts = {name: HEAD + part for name, part in parts.items()}
    texts |= {f"missed: {name}": text for name, text in MISSED.items()}
    drafts = [Draft("a.py", text, convert(text)) for text in texts.values()]
    shapes = shapes_found(drafts, 1)
    return dict(zip(texts, zip(texts.values(), shapes, strict=True), strict=True))


@pytest.mark.parametrize("name", KEEPS)
def test_no_shape_is_found_where_other_data_may_come(name: str) -> None:
    text, shapes = found()[name]
    conversion = convert(text, found=shapes)
    assert conversion.models[0].outcome == "kept", conversion.text
    reason = conversion.models[0].reason
    assert reason is not None
    assert reason.code == "no-input-shape"


@pytest.mark.parametrize("name", TAKES)
def test_a_shape_is_found_where_no_other_data_come(name: str) -> None:
    text, shapes = found()[f"taken: {name}"]
    conversion = convert(text, found=shapes)
    assert conversion.models[0].outcome == "converted", conversion.models[0].reason
    assert "Input(shape=(8, 8, 1))" in conversion.text


@pytest.mark.parametrize("name", MISSED)
def test_no_shape_is_found_where_a_build_may_miss_something(name: str) -> None:
    text, shapes = found()[f"missed: {name}"]
    conversion = convert(text, found=shapes)
    assert conversion.models[0].outcome == "kept", conversion.text
