"""Where data come from: what is evident in a text, and what is not."""

from __future__ import annotations

import ast

import pytest

from kerasgen.verify.bindings import Bindings
from kerasgen.verify.evident import Evidence, is_plain_source

HEAD = "import numpy as np\nfrom elsewhere import load\n"

# The argument of the last `use(...)` is evident.
EVIDENT = {
    "a call": "use(np.zeros(3))",
    "a variable": "x = np.zeros(3)\nuse(x)",
    "bound again": "x = 1\nx = np.zeros(x)\nuse(x)",
    "bound again after a branch": "if load():\n    x = 1\nx = np.zeros(3)\nuse(x)",
    "bound again by a loop": "for x in load():\n    pass\nfor x in np.zeros(3):\n    use(x)",
    "bound after it": "x = np.zeros(3)\nuse(x)\nx = load",
    "in the same branch": "if load():\n    x = np.zeros(3)\n    use(x)",
    "in the main guard": "if __name__ == '__main__':\n    x = np.zeros(3)\nuse(x)",
    "on a device": "with load.device('a'):\n    x = np.zeros(3)\nuse(x)",
    "unpacked": "(x, y), z = load(), 3\nuse(x)",
    "a parameter": "def f(x):\n    use(x)\nf(np.zeros(3))",
    "a parameter by keyword": "def f(a, x):\n    use(x)\nf(1, x=np.zeros(3))",
    "a default": "def f(x=3):\n    use(x)\nf()",
    "what a function returns": "def f(n):\n    m = n\n    return np.zeros(m)\nuse(f(3))",
    "what a method returns": (
        "class A:\n    def f(self):\n        return np.zeros(3)\na = A()\nuse(a.f())"
    ),
    "an attribute": (
        "class A:\n    def __init__(self):\n        self.x = np.zeros(3)\n"
        "    def f(self):\n        use(self.x)\nA().f()"
    ),
    "a mapped dataset": "def f(x):\n    return np.zeros(3)\nd = load()\nuse(d.map(f))",
    "a list": "rows = [1, 2]\nuse(np.array(rows))",
    "items of a call": "x = load()\nuse(x[:3])",
    "another function of the name inside": "n = 3\ndef f():\n    n = load\nuse(np.zeros(n))",
    "whether a module is there": "import sys\nif 'a' in sys.modules:\n    pass\nuse(np.zeros(3))",
}

HIDDEN = {
    "a branch": "x = 1\nif load():\n    x = 2\nuse(x)",
    "the other branch": "x = 1\nif load():\n    x = 2\nelse:\n    use(x)\n    x = 3\nuse(x)",
    "a loop": "x = 1\nfor i in load():\n    use(x)\n    x = 2",
    "a loop around": "x = 1\nwhile load():\n    for i in load():\n        use(x)\n    x = 2",
    "behind a loop": "for x in load():\n    pass\nuse(x)",
    "a try": "try:\n    x = 1\nexcept ValueError:\n    x = 2\nuse(x)",
    "what is suppressed": "x = 1\nwith load.suppress():\n    x = 2\nuse(x)",
    "a global": "x = 1\ndef f():\n    global x\n    x = 2\nf()\nuse(x)",
    "a global of two values": "def f():\n    use(x)\nif load():\n    x = 1\nf()",
    "a walrus": "x = 1\nprint(x := 2)\nuse(x)",
    "what a `with` binds": "with load() as x:\n    use(x)",
    "a deleted name": "x = 1\ndel x\nuse(x)",
    "a choice": "use(1 if load() else 2)",
    "an or": "use(load() or 2)",
    "a generator": "use(x for x in load())",
    "a generator function": "def f():\n    yield 1\nuse(f())",
    "two returns": "def f():\n    if load():\n        return 1\n    return 2\nuse(f())",
    "a return midway": "def f():\n    return 1\n    x = 2\nuse(f())",
    "two functions": "def f():\n    return 1\ndef f():\n    return 2\nuse(f())",
    "a decorator": "@load\ndef f():\n    return 1\nuse(f())",
    "a function under a name": "def f(x):\n    use(x)\ng = f\ng(load() or 1)",
    "a function given away": "def f(x):\n    use(x)\nf(1)\nload(f)",
    "a parameter that differs": "def f(x):\n    use(x)\nf(1)\nf(load() or 2)",
    "starred arguments": "def f(x):\n    use(x)\nf(*load())",
    "unpacked arguments": "def f(x=1):\n    use(x)\nf(**load())",
    "rest of the arguments": "def f(*x):\n    use(x)\nf(1)",
    "an item of a list": "rows = [1, 2]\nuse(rows[0])",
    "an item of a dict": "sizes = dict(a=1)\nuse(sizes['a'])",
    "a list that is changed": "rows = [1, 2]\nrows[0] = load()\nuse(np.array(rows))",
    "an attribute that is set twice": (
        "class A:\n    def __init__(self):\n        self.x = 1\n    def f(self):\n"
        "        use(self.x)\na = A()\na.x = 2\na.f()"
    ),
    "an attribute of a class": "class A:\n    x = 1\nuse(A.x)",
    "an attribute that is named": (
        "class A:\n    def __init__(self):\n        self.x = 1\na = A()\nload(a, 'x')\nuse(a.x)"
    ),
    "a property": ("class A:\n    @property\n    def x(self):\n        return 1\nuse(A().x)"),
    "a builtin that is late": "use(list(map(load, [1])))",
    "a builtin": "use(next(load()))",
}

# What makes nothing of a source evident.
UNPLAIN = {
    "exec": "exec(load())",
    "globals": "globals()['x'] = 1",
    "modules": "import sys\nsys.modules[__name__].x = 1",
    "a package that is changed": "np.zeros = load",
    "a function that is changed": "from keras import datasets\ndatasets.mnist.load_data = load",
    "mock": "from unittest import mock",
    "vars": "vars(load)['x'] = 1",
}


def evidence(text: str) -> bool:
    tree = ast.parse(HEAD + text + "\n")
    names = Bindings(tree)
    assert is_plain_source(names)
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    last = max((c for c in calls if ast.unparse(c.func) == "use"), key=lambda call: call.lineno)
    return Evidence(names).is_evident(last.args[0])


@pytest.mark.parametrize("name", EVIDENT)
def test_evident(name: str) -> None:
    assert evidence(EVIDENT[name])


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden(name: str) -> None:
    assert not evidence(HIDDEN[name])


@pytest.mark.parametrize("name", UNPLAIN)
def test_a_source_that_binds_out_of_sight(name: str) -> None:
    assert not is_plain_source(Bindings(ast.parse(HEAD + UNPLAIN[name])))
