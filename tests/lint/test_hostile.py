"""Hostile sources: nothing they ask for is done, and each ends with an answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kerasgen.lint.check import Options, Source, lint_sources

if TYPE_CHECKING:
    from kerasgen import Lint

HEAD = "import keras\nfrom keras import layers\n\ninputs = keras.Input((4,))\n"

# Each would leave a file called `touched` in the current directory if it were executed.
ACTING = {
    "os_system": "import os\nos.system('touch touched')\n",
    "subprocess": "import subprocess\nsubprocess.run(['touch', 'touched'])\n",
    "open": "open('touched', 'w').write('x')\n",
    "import_function": "__import__('os').system('touch touched')\n",
    "eval": "eval(\"open('touched', 'w')\")\nexec(\"open('touched', 'w')\")\n",
    "dunder_walk": (
        "for c in ().__class__.__bases__[0].__subclasses__():\n"
        "    if c.__name__ == 'Popen':\n        c(['touch', 'touched'])\n"
    ),
    "dunder_of_keras": "layers.Dense.__init__.__globals__['os'].system('touch touched')\n",
    "getattr_built": "import os\ngetattr(os, 'sys' + 'tem')('touch touched')\n",
    "format_attribute": (
        "'{0.__class__.__base__}'.format(inputs)\n'{0}'.format(open('touched', 'w'))\n"
    ),
    "decorator": "import os\n\n@os.system\ndef f():\n    pass\n",
    "decorator_call": "import os\n\n@(lambda f: os.system('touch touched'))\ndef f():\n    pass\n",
    "metaclass": (
        "class Meta(type):\n    def __new__(cls, *a):\n        open('touched', 'w')\n"
        "        return type.__new__(cls, *a)\n\nclass C(metaclass=Meta):\n    pass\n"
    ),
    "layer_body": (
        "class L(layers.Layer):\n    def build(self, shape):\n        open('touched', 'w')\n"
        "    def call(self, x):\n        open('touched', 'w')\n        return x\n\nL()(inputs)\n"
    ),
    "initializer": (
        "def init(shape, dtype=None):\n    open('touched', 'w')\n\n"
        "layers.Dense(3, kernel_initializer=init)(inputs)\n"
    ),
    "lambda_layer": "layers.Lambda(lambda x: open('touched', 'w'))(inputs)\n",
    "activation": "layers.Dense(3, activation=lambda x: open('touched', 'w'))(inputs)\n",
    "tf_io": "import tensorflow as tf\ntf.io.write_file('touched', 'x')\n",
    "tf_py_function": (
        "import tensorflow as tf\ntf.py_function(lambda: open('touched', 'w'), [], tf.float32)\n"
    ),
    "raw_ops": "import tensorflow as tf\ntf.raw_ops.WriteFile(filename='touched', contents='')\n",
    "np_save": "import numpy as np\nnp.save('touched', np.zeros(3))\nnp.savetxt('touched', [1])\n",
    "model_save": (
        "m = keras.Sequential([inputs, layers.Dense(2)])\nm.save('touched')\n"
        "m.save_weights('touched')\nm.export('touched')\n"
    ),
    "callback": (
        "m = keras.Sequential([inputs, layers.Dense(2)])\n"
        "m.fit([1], [1], callbacks=[keras.callbacks.CSVLogger('touched')])\n"
    ),
    "plot_model": (
        "m = keras.Sequential([inputs, layers.Dense(2)])\nkeras.utils.plot_model(m, 'touched')\n"
    ),
    "get_file": "keras.utils.get_file('touched', 'file:///etc/hostname', cache_dir='.')\n",
    "load_model": "keras.models.load_model('touched')\n",
    "vocabulary": "layers.StringLookup(vocabulary='touched')\n",
    "vocabulary_by_position": "layers.StringLookup(None, 1, None, '?', 'touched')\n",
    "config_of_a_layer": (
        "config = {'module': 'neighbour', 'class_name': 'X', 'config': {}}\n"
        "layers.TimeDistributed(config)(inputs)\nlayers.deserialize(config)\n"
        "layers.Dense(3, kernel_initializer=config)(inputs)\n"
        "keras.initializers.get(config)\nkeras.activations.deserialize(config)\n"
        "keras.saving.deserialize_keras_object(config)\n"
    ),
    "pickle": "import pickle\npickle.dump(1, open('touched', 'wb'))\n",
    "ctypes": "import ctypes\nctypes.CDLL(None).system(b'touch touched')\n",
    "pathlib": "from pathlib import Path\nPath('touched').touch()\n",
    "with_open": "with open('touched', 'w') as f:\n    f.write('x')\n",
    "neighbour": "import neighbour\n",
    "option_type": (
        "import argparse, os\np = argparse.ArgumentParser()\n"
        "p.add_argument('--x', type=os.system, default='touch touched')\n"
        "p.add_argument('--y', type=argparse.FileType('w'), default='touched')\np.parse_args()\n"
    ),
    "default_factory": (
        "import os\nfrom dataclasses import dataclass, field\nfrom functools import partial\n"
        "@dataclass\nclass C:\n"
        "    x: int = field(default_factory=partial(os.system, 'touch touched'))\n\nC()\n"
    ),
    "tensorflow_in_a_body": (
        "import tensorflow as tf\n\nclass L(layers.Layer):\n    def call(self, x):\n"
        "        tf.io.write_file('touched', 'x')\n        tf.print(x, output_stream='file://touched')\n"
        "        tf.raw_ops.WriteFile(filename='touched', contents=x)\n"
        "        return tf.py_function(lambda v: open('touched', 'w'), [x], tf.float32)\n\n"
        "L()(inputs)\nlayers.Add()([L()(inputs), inputs])\n"
    ),
    "own_property": (
        "class C:\n    @property\n    def p(self):\n        return open('touched', 'w')\n\nC().p\n"
    ),
}

ENDLESS = {
    "while_true": "while True:\n    pass\n",
    "growing_list": "x = [1]\nwhile True:\n    x = x + x\n",
    "growing_append": "x = []\nwhile True:\n    x.append(x)\n",
    "power": "x = 10 ** 10 ** 10\n",
    "power_loop": "x = 10\nwhile True:\n    x = x * x\n",
    "shift": "x = 1 << 10 ** 12\n",
    "giant_string": "x = 'a' * 10 ** 12\ny = 'a'.ljust(10 ** 12)\n",
    "string_growth": "x = 'a'\nfor _ in range(100):\n    x = x.replace('a', 'aa' * 50)\n",
    "format_width": "x = '%1000000000d' % 1\ny = f'{1:1000000000}'\n",
    "yaml_bomb": (
        "import yaml\nyaml.safe_load('a: &a [1,1]\\nb: &b [*a,*a,*a]\\nc: [*b,*b]')\n"
        "yaml.safe_load('!!python/object/apply:os.system [x]')\nyaml.safe_load('[' * 10000)\n"
    ),
    "giant_list": "x = [0] * 10 ** 12\n",
    "giant_range": "x = list(range(10 ** 12))\nfor i in range(10 ** 12):\n    pass\n",
    "product": "import itertools\nx = list(itertools.product(*[range(100)] * 10))\n",
    "recursion": "def f(n):\n    return f(n + 1)\n\nf(0)\n",
    "mutual_recursion": "def f():\n    return g()\n\ndef g():\n    return f()\n\nf()\n",
    "recursive_layer": (
        "class L(layers.Layer):\n    def call(self, x):\n        return self(x)\n\nL()(inputs)\n"
    ),
    "regex": "import re\nre.match('(a+)+$', 'a' * 50 + 'b')\n",
    "arrays": "import numpy as np\nx = np.zeros((10 ** 6, 10 ** 6))\ny = x.reshape(-1)\n",
    "huge_dense": "x = layers.Dense(10 ** 9)(layers.Dense(10 ** 9)(inputs))\n",
    "sleep": "import time\ntime.sleep(10 ** 9)\n",
    "exit": "import sys\nsys.exit(3)\nexit()\nquit()\n",
    "raise_exit": "raise SystemExit(3)\n",
    "many_layers": "x = inputs\nwhile True:\n    x = layers.Dense(3)(x)\n",
    "long_sum": "x = " + " + ".join(["1"] * 50_000) + "\n",
    "parentheses": "x = " + "(" * 5_000 + "1" + ")" * 5_000 + "\n",
    "self_reference": "x = []\nx.append(x)\nlayers.Concatenate()(x)\nprint(str(x))\n",
    "generator": "def g():\n    while True:\n        yield 1\n\nfor i in g():\n    pass\n",
    "comprehension": "x = [a for a in range(10 ** 5) for b in range(10 ** 5)]\n",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lint]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "neighbour.py").write_text("import os\nos.system('touch touched')\n")
    patch = pytest.MonkeyPatch()
    patch.chdir(folder)
    try:
        names = [*ACTING, *ENDLESS]
        texts = [HEAD + text for text in (*ACTING.values(), *ENDLESS.values())]
        sources = [Source(str(folder / f"{n}.py"), t) for n, t in zip(names, texts, strict=True)]
        found = lint_sources(sources, Options(["KG101"], 2, "light"))
        assert sorted(path.name for path in folder.iterdir()) == ["neighbour.py"]
        return dict(zip(names, found, strict=True))
    finally:
        patch.undo()


@pytest.mark.tensorflow
def test_nothing_is_done_on_tensorflow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tensorflow")
    monkeypatch.chdir(tmp_path)
    sources = [Source(f"{name}.py", HEAD + text) for name, text in ACTING.items()]
    outcomes = lint_sources(sources, Options(["KG101"], backend="tensorflow"))
    assert [outcome.problem for outcome in outcomes] == [None] * len(sources)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ACTING)
def test_nothing_is_done(name: str, answers: dict[str, Lint]) -> None:
    assert not Path("touched").exists()
    assert answers[name].findings == ()
    assert answers[name].problem is None


@pytest.mark.parametrize("name", ENDLESS)
def test_it_ends_with_an_answer(name: str, answers: dict[str, Lint]) -> None:
    outcome = answers[name]
    assert [finding.code for finding in outcome.findings] in ([], ["KG000"])
    assert outcome.problem is None or "nested too deeply" in outcome.problem
