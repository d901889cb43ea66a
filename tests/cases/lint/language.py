# Every function makes a size of 9 in its own way of writing, and meets a size of 8 with it.
import abc
import collections
import contextlib
import copy
import enum
import functools
import itertools
import math
import operator
import os
import string
from dataclasses import dataclass, replace
from functools import lru_cache, reduce, partial, wraps
from typing import NamedTuple
import numpy as np
import keras
from keras import layers
from keras import backend as K

a = keras.Input((5,))

def default_(x=9): layers.Add()([layers.Dense(8)(a), layers.Dense(x)(a)])  # finds: KG104
def args_(*xs): layers.Add()([layers.Dense(8)(a), layers.Dense(xs[1])(a)])  # finds: KG104
args_(1, 9)
def kwargs_(**kw): layers.Add()([layers.Dense(8)(a), layers.Dense(kw["n"])(a)])  # finds: KG104
kwargs_(n=9)
def kwargs2_(**kw):
    kw.setdefault("n", 9); n = kw.pop("n"); layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
kwargs2_()
def closure_():
    n = 4
    def inner():
        nonlocal n
        n += 5
    inner(); layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
G = 3
def global_():
    global G
    G = G * 3
    layers.Add()([layers.Dense(8)(a), layers.Dense(G)(a)])  # finds: KG104
def gen_():
    def g():
        for i in (1, 9): yield i
    layers.Add()([layers.Dense(8)(a), layers.Dense(list(g())[1])(a)])  # finds: KG104
def gen2_():
    def g():
        yield 8
        yield from (9,)
    it = iter(g()); next(it); layers.Add()([layers.Dense(8)(a), layers.Dense(next(it))(a)])  # finds: KG104
def gen3_():
    layers.Add()([layers.Dense(8)(a), layers.Dense(sum(x for x in (4, 5)))(a)])  # finds: KG104
def gen_dict_():
    layers.Add()([layers.Dense(8)(a), layers.Dense({k: v for k, v in zip("ab", (8, 9))}["b"])(a)])  # finds: KG104
def unpack_():
    x, *y = (1, 2, 9); layers.Add()([layers.Dense(8)(a), layers.Dense(y[-1])(a)])  # finds: KG104
def nested_unpack_():
    (x, (y, z)) = (1, (2, 9)); layers.Add()([layers.Dense(8)(a), layers.Dense(z)(a)])  # finds: KG104
def star_call_():
    def f(x, y, z=1): return x + y + z
    layers.Add()([layers.Dense(8)(a), layers.Dense(f(*[3, 5]))(a)])  # finds: KG104
def slice_(): layers.Add()([layers.Dense(8)(a), layers.Dense([1, 9, 3][1:2][0])(a)])  # finds: KG104
def fstring_():
    layers.Add()([layers.Dense(8)(a), layers.Dense(int(f"{9}"))(a)])  # finds: KG104
def fstring2_():
    layers.Add()([layers.Dense(8)(a), layers.Dense(int(f"{9:02d}"))(a)])  # finds: KG104
def format_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int("{}".format(9)))(a)])  # finds: KG104
def format2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int("%d" % 9))(a)])  # finds: KG104
def walrus_():
    if (n := 9) > 3: layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def match_():
    match {"kind": "wide", "n": 9}:
        case {"kind": "wide", "n": n}: layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
        case _: pass
def match2_():
    match [1, 9]:
        case [x, y]: layers.Add()([layers.Dense(8)(a), layers.Dense(y)(a)])  # finds: KG104
def match3_():
    class P:
        __match_args__ = ("n",)
        def __init__(self, n): self.n = n
    match P(9):
        case P(n=v): layers.Add()([layers.Dense(8)(a), layers.Dense(v)(a)])  # finds: KG104
def match4_():
    match "conv9".split("v"):
        case ["con", n]: layers.Add()([layers.Dense(8)(a), layers.Dense(int(n))(a)])  # finds: KG104
def match5_():
    match (3, 9):
        case (3, x) if x > 3: layers.Add()([layers.Dense(8)(a), layers.Dense(x)(a)])  # finds: KG104
def with_():
    with contextlib.suppress(KeyError): layers.Add()([layers.Dense(8)(a), layers.Dense(9)(a)])  # finds: KG104
def with2_():
    class M:
        def __enter__(self): return 9
        def __exit__(self, *a): pass
    with M() as n: layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def with3_():
    @contextlib.contextmanager
    def scope():
        yield 9
    with scope() as n: layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def try_():
    try: n = {}["x"]
    except KeyError: n = 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def finally_():
    n = 0
    try: n = 4
    finally: n += 5
    layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def assert_():
    n = 9; assert n > 3; layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def loops_():
    n = 0
    for i, (x, y) in enumerate(zip([1, 2], [3, 4]), 1): n += i
    layers.Add()([layers.Dense(8)(a), layers.Dense(n + 6)(a)])  # finds: KG104
def reversed_():
    for n in reversed([9, 8]): pass
    layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def while_():
    n = 1
    while True:
        n += 2
        if n >= 9: break
    layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def for_else_():
    for i in range(3):
        if i > 5: break
    else: n = 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def str_(): layers.Add()([layers.Dense(8)(a), layers.Dense(len("a,b,c".split(",")) * 3)(a)])  # finds: KG104
def strjoin_(): layers.Add()([layers.Dense(8)(a), layers.Dense(len("-".join(["aaaa", "bbbb"])))(a)])  # finds: KG104
def dict_():
    d = dict(a=1); d.update(b=9); layers.Add()([layers.Dense(8)(a), layers.Dense(d.get("b"))(a)])  # finds: KG104
def dict_merge_(): layers.Add()([layers.Dense(8)(a), layers.Dense(({"a": 1} | {"b": 9})["b"])(a)])  # finds: KG104
def dict_items_():
    for k, v in {"a": 9}.items(): layers.Add()([layers.Dense(8)(a), layers.Dense(v)(a)])  # finds: KG104
def sorted_(): layers.Add()([layers.Dense(8)(a), layers.Dense(sorted([9, 1, 3], key=lambda v: -v)[0])(a)])  # finds: KG104
def sorted2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(sorted({"a": 1, "b": 9}.items(), key=lambda kv: kv[1])[-1][1])(a)])  # finds: KG104
def max_(): layers.Add()([layers.Dense(8)(a), layers.Dense(max([1, 9, 3], key=lambda v: v))(a)])  # finds: KG104
def partial_(): layers.Add()([layers.Dense(8)(a), layers.Dense(partial(lambda x, y: x + y, 4)(y=5))(a)])  # finds: KG104
def reduce_(): layers.Add()([layers.Dense(8)(a), layers.Dense(reduce(operator.mul, [3, 3]))(a)])  # finds: KG104
def reduce2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(reduce(lambda p, q: p + q, [3, 3], 3))(a)])  # finds: KG104
def chain_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(itertools.chain([1], [9]))[1])(a)])  # finds: KG104
def chain2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(itertools.chain.from_iterable([[1], [9]]))[1])(a)])  # finds: KG104
def islice_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(itertools.islice([1, 9, 3], 1, 2))[0])(a)])  # finds: KG104
def repeat_(): layers.Add()([layers.Dense(8)(a), layers.Dense(sum(itertools.repeat(3, 3)))(a)])  # finds: KG104
def pairwise_(): layers.Add()([layers.Dense(8)(a), layers.Dense([y for x, y in itertools.pairwise([1, 9])][0])(a)])  # finds: KG104
def product_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(itertools.product([1, 2], [9]))[0][1])(a)])  # finds: KG104
def env_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int(os.environ.get("ABCXYZ", "9")))(a)])  # finds: KG104
def env2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int(os.getenv("ABCXYZ", 9)))(a)])  # finds: KG104
def math_(): layers.Add()([layers.Dense(8)(a), layers.Dense(math.ceil(8.5))(a)])  # finds: KG104
def math2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int(math.sqrt(81)))(a)])  # finds: KG104
def math3_(): layers.Add()([layers.Dense(8)(a), layers.Dense(math.prod([3, 3]))(a)])  # finds: KG104
def pow_(): layers.Add()([layers.Dense(8)(a), layers.Dense(pow(3, 2))(a)])  # finds: KG104
def np_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int(np.prod((3, 3))))(a)])  # finds: KG104
def np2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.zeros((4, 9)).shape[1])(a)])  # finds: KG104
def np3_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.concatenate([np.zeros((4, 3)), np.zeros((4, 6))], axis=1).shape[1])(a)])  # finds: KG104
def np4_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.random.rand(10, 9).shape[-1])(a)])  # finds: KG104
def np5_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.arange(9).shape[0])(a)])  # finds: KG104
def np6_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.hstack([np.zeros((4, 3)), np.zeros((4, 6))]).shape[1])(a)])  # finds: KG104
def np7_(): layers.Add()([layers.Dense(8)(a), layers.Dense(len(np.linspace(0, 1, 9)))(a)])  # finds: KG104
def np8_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.stack([np.zeros(9)] * 3).shape[1])(a)])  # finds: KG104
def np9_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.array([[1] * 9]).shape[1])(a)])  # finds: KG104
def np10_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.eye(9).shape[0])(a)])  # finds: KG104
def np11_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.zeros((100, 9))[:50].shape[1])(a)])  # finds: KG104
def np12_(): layers.Add()([layers.Dense(8)(a), layers.Dense(np.random.randint(0, 10, size=(100, 9)).shape[1])(a)])  # finds: KG104
def np13_(): layers.Add()([layers.Dense(8)(a), layers.Dense(keras.utils.to_categorical(np.zeros(10), 9).shape[1])(a)])  # finds: KG104
def int_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int(9.7))(a)])  # finds: KG104
def divmod_(): layers.Add()([layers.Dense(8)(a), layers.Dense(divmod(19, 2)[0])(a)])  # finds: KG104
def any_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if any([False, True]) else 8)(a)])  # finds: KG104
def isinstance_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if isinstance((1,), (list, tuple)) else 8)(a)])  # finds: KG104
def ternary_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if K.image_data_format() == "channels_last" else 8)(a)])  # finds: KG104
class Base:
    size = 3
    def __init__(self, n): self.n = n
    @property
    def double(self): return self.n * self.size
    @staticmethod
    def st(x): return x + 1
    @classmethod
    def make(cls, n): return cls(n)
class Child(Base):
    def __init__(self, n, m=0):
        super().__init__(n); self.m = m
    def __len__(self): return self.n * 3
    def __getitem__(self, i): return self.n * i
    def __call__(self, x): return self.n * x
    def __add__(self, o): return self.n + o
    def __iter__(self): return iter([self.n, 9])
    def __contains__(self, x): return True
    def __eq__(self, o): return True
    def __enter__(self): return self
    def __exit__(self, *a): pass
def class_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Child(3).double)(a)])  # finds: KG104
def static_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Child.st(8))(a)])  # finds: KG104
def classm_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Child.make(3).double)(a)])  # finds: KG104
def len_(): layers.Add()([layers.Dense(8)(a), layers.Dense(len(Child(3)))(a)])  # finds: KG104
def getitem_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Child(3)[3])(a)])  # finds: KG104
def call_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Child(3)(3))(a)])  # finds: KG104
def add_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Child(3) + 6)(a)])  # finds: KG104
def iter_():
    x, y = Child(1); layers.Add()([layers.Dense(8)(a), layers.Dense(y)(a)])  # finds: KG104
def iter2_(): layers.Add()([layers.Dense(8)(a), layers.Dense([v for v in Child(1)][1])(a)])  # finds: KG104
def contains_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if 3 in Child(1) else 8)(a)])  # finds: KG104
def withself_():
    with Child(3) as c: layers.Add()([layers.Dense(8)(a), layers.Dense(c.double)(a)])  # finds: KG104
def getattr_(): layers.Add()([layers.Dense(8)(a), layers.Dense(getattr(Child(3), "double"))(a)])  # finds: KG104
def getattr2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(getattr(Child(3), "nothing", 9))(a)])  # finds: KG104
def setattr_():
    c = Child(3); setattr(c, "q", 9); layers.Add()([layers.Dense(8)(a), layers.Dense(c.q)(a)])  # finds: KG104
def hasattr_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if hasattr(Child(3), "double") else 8)(a)])  # finds: KG104
class Size(enum.Enum):
    A = 8
    B = 9
class ISize(enum.IntEnum):
    A = 8
    B = 9
def enum_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Size.B.value)(a)])  # finds: KG104
def enum2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Size["B"].value)(a)])  # finds: KG104
def enum3_(): layers.Add()([layers.Dense(8)(a), layers.Dense(Size(9).value)(a)])  # finds: KG104
def enum4_(): layers.Add()([layers.Dense(8)(a), layers.Dense(ISize.B + 0)(a)])  # finds: KG104
class NT(NamedTuple):
    a: int
    b: int = 9
def nt_(): layers.Add()([layers.Dense(8)(a), layers.Dense(NT(1).b)(a)])  # finds: KG104
def nt2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(NT(1)._replace(b=9)[1])(a)])  # finds: KG104
def nt3_(): layers.Add()([layers.Dense(8)(a), layers.Dense(NT(1)._asdict()["b"])(a)])  # finds: KG104
@dataclass
class DC:
    a: int = 1
    b: int = 9
    @property
    def c(self): return self.a * 9
def dc_(): layers.Add()([layers.Dense(8)(a), layers.Dense(DC().c)(a)])  # finds: KG104
def dc2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(replace(DC(), b=9).b)(a)])  # finds: KG104
def dc3_(): layers.Add()([layers.Dense(8)(a), layers.Dense(DC(**{"b": 9}).b)(a)])  # finds: KG104
def deco(f):
    @wraps(f)
    def inner(*args, **kwargs): return f(*args, **kwargs) + 1
    return inner
@deco
def eight(): return 8
def deco_(): layers.Add()([layers.Dense(8)(a), layers.Dense(eight())(a)])  # finds: KG104
def deco2(n):
    def d(f):
        return lambda: f() + n
    return d
@deco2(1)
def eight2(): return 8
def deco2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(eight2())(a)])  # finds: KG104
@lru_cache(maxsize=None)
def nine(): return 9
def lru_(): layers.Add()([layers.Dense(8)(a), layers.Dense(nine())(a)])  # finds: KG104
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def rec_(): layers.Add()([layers.Dense(8)(a), layers.Dense(fib(6) + 1)(a)])  # finds: KG104
def registry_():
    REG = {}
    def register(name):
        def d(f):
            REG[name] = f
            return f
        return d
    @register("x")
    def f(): return 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(REG["x"]())(a)])  # finds: KG104
def lambda_list_(): layers.Add()([layers.Dense(8)(a), layers.Dense([lambda: 8, lambda: 9][1]())(a)])  # finds: KG104
def counter_(): layers.Add()([layers.Dense(8)(a), layers.Dense(collections.Counter("aaaaaaaaab")["a"])(a)])  # finds: KG104
def defaultdict_():
    d = collections.defaultdict(list); d["x"].append(9); layers.Add()([layers.Dense(8)(a), layers.Dense(d["x"][0])(a)])  # finds: KG104
def defaultdict2_():
    d = collections.defaultdict(int); d["x"] += 9; layers.Add()([layers.Dense(8)(a), layers.Dense(d["x"])(a)])  # finds: KG104
def ordered_(): layers.Add()([layers.Dense(8)(a), layers.Dense(collections.OrderedDict([("a", 9)])["a"])(a)])  # finds: KG104
def deque_():
    d = collections.deque([1, 9]); layers.Add()([layers.Dense(8)(a), layers.Dense(d.pop())(a)])  # finds: KG104
def copy_(): layers.Add()([layers.Dense(8)(a), layers.Dense(copy.deepcopy([1, 9])[1])(a)])  # finds: KG104
def set_(): layers.Add()([layers.Dense(8)(a), layers.Dense(len({1, 2, 3} | {4}) + 5)(a)])  # finds: KG104
def frozenset_(): layers.Add()([layers.Dense(8)(a), layers.Dense(len(frozenset([1, 2])) + 7)(a)])  # finds: KG104
def range_(): layers.Add()([layers.Dense(8)(a), layers.Dense(len(range(0, 18, 2)))(a)])  # finds: KG104
def bool_(): layers.Add()([layers.Dense(8)(a), layers.Dense(True + 8)(a)])  # finds: KG104
def none_or_(): 
    n = None
    layers.Add()([layers.Dense(8)(a), layers.Dense(n or 9)(a)])  # finds: KG104
def complex_default_(n=None):
    if n is None: n = 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def map_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(map(int, "9 8".split()))[0])(a)])  # finds: KG104
def mapunpack_():
    x, y = map(int, "8x9".split("x")); layers.Add()([layers.Dense(8)(a), layers.Dense(y)(a)])  # finds: KG104
def filter_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(filter(lambda v: v > 8, [1, 9]))[0])(a)])  # finds: KG104
def filter2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(next(filter(None, [0, 9])))(a)])  # finds: KG104
def next_gen_(): layers.Add()([layers.Dense(8)(a), layers.Dense(next(v for v in [1, 9] if v > 8))(a)])  # finds: KG104
def string_(): layers.Add()([layers.Dense(8)(a), layers.Dense(string.ascii_lowercase.index("j"))(a)])  # finds: KG104
def ord_(): layers.Add()([layers.Dense(8)(a), layers.Dense(ord("9") - 48)(a)])  # finds: KG104
def round_(): layers.Add()([layers.Dense(8)(a), layers.Dense(round(8.6))(a)])  # finds: KG104
def bits_(): layers.Add()([layers.Dense(8)(a), layers.Dense((1 << 3) | 1)(a)])  # finds: KG104
def chained_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if 1 < 2 < 3 else 8)(a)])  # finds: KG104
def del_():
    d = {"a": 8, "n": 9}; del d["a"]; layers.Add()([layers.Dense(8)(a), layers.Dense(d["n"])(a)])  # finds: KG104
def dellist_():
    d = [8, 9]; del d[0]; layers.Add()([layers.Dense(8)(a), layers.Dense(d[0])(a)])  # finds: KG104
def slices_assign_():
    d = [8, 8]; d[0:1] = [9]; layers.Add()([layers.Dense(8)(a), layers.Dense(d[0])(a)])  # finds: KG104
def augitem_():
    d = [8]; d[0] += 1; layers.Add()([layers.Dense(8)(a), layers.Dense(d[0])(a)])  # finds: KG104
def augattr_():
    c = Child(8); c.n += 1; layers.Add()([layers.Dense(8)(a), layers.Dense(c.n)(a)])  # finds: KG104
def listmul_(): layers.Add()([layers.Dense(8)(a), layers.Dense(([9] * 3)[2])(a)])  # finds: KG104
def tuplecat_(): layers.Add()([layers.Dense(8)(a), layers.Dense(((1,) + (9,))[1])(a)])  # finds: KG104
def shape_(): layers.Add()([layers.Dense(8)(a), layers.Dense(layers.Reshape((9, 1))(layers.Dense(9)(a)).shape[1])(a)])  # finds: KG104
def kshape_(): layers.Add()([layers.Dense(8)(a), layers.Dense(K.int_shape(layers.Dense(9)(a))[-1])(a)])  # finds: KG104
def outshape_(): layers.Add()([layers.Dense(8)(a), layers.Dense(keras.Model(a, layers.Dense(9)(a)).output_shape[-1])(a)])  # finds: KG104
def getlayer_():
    m = keras.Sequential([keras.Input((5,)), layers.Dense(9, name="q")]); layers.Add()([layers.Dense(8)(a), layers.Dense(m.get_layer("q").units)(a)])  # finds: KG104
def layersidx_():
    m = keras.Sequential([keras.Input((5,)), layers.Dense(9, name="q")]); layers.Add()([layers.Dense(8)(a), layers.Dense(m.layers[-1].units)(a)])  # finds: KG104
def config_():
    m = layers.Dense(9); layers.Add()([layers.Dense(8)(a), layers.Dense(m.get_config()["units"])(a)])  # finds: KG104
def cls_attr_():
    class C:
        N = 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(C.N)(a)])  # finds: KG104
def nested_class_():
    class C:
        class D:
            n = 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(C.D.n)(a)])  # finds: KG104
def abc_():
    class A(abc.ABC):
        @abc.abstractmethod
        def n(self): ...
        def go(self): return self.n()
    class B(A):
        def n(self): return 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(B().go())(a)])  # finds: KG104
def mixin_():
    class M:
        def n(self): return 4
    class N:
        def n(self): return 5 
    class B(M, N):
        def n(self): return super().n() + 5
    layers.Add()([layers.Dense(8)(a), layers.Dense(B().n())(a)])  # finds: KG104
def slots_():
    class S:
        __slots__ = ("n",)
        def __init__(self): self.n = 9
    layers.Add()([layers.Dense(8)(a), layers.Dense(S().n)(a)])  # finds: KG104
def format_spec_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int("{:>3}".format(9)))(a)])  # finds: KG104
def multi_assign_():
    x = y = 9; layers.Add()([layers.Dense(8)(a), layers.Dense(y)(a)])  # finds: KG104
def swap_():
    x, y = 8, 9; x, y = y, x; layers.Add()([layers.Dense(8)(a), layers.Dense(x)(a)])  # finds: KG104
def comp_if_(): layers.Add()([layers.Dense(8)(a), layers.Dense([i for i in range(20) if i % 9 == 0][1])(a)])  # finds: KG104
def comp_nested_(): layers.Add()([layers.Dense(8)(a), layers.Dense([j for i in [[1], [9]] for j in i][1])(a)])  # finds: KG104
def kwonly_(*, n=9): layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def posonly_(n=9, /): layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def lambda_default_(): layers.Add()([layers.Dense(8)(a), layers.Dense((lambda n=9: n)())(a)])  # finds: KG104
def isnone_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if a is not None else 8)(a)])  # finds: KG104
def type_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if type(3) is int else 8)(a)])  # finds: KG104
def type2_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9 if type("a") == str else 8)(a)])  # finds: KG104
async def async_(): layers.Add()([layers.Dense(8)(a), layers.Dense(9)(a)])  # finds: KG104
def zip_star_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(zip(*[(1, 9), (2, 8)]))[1][0])(a)])  # finds: KG104
def enumerate_start_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(enumerate("ab", start=8))[1][0])(a)])  # finds: KG104
def min_default_(): layers.Add()([layers.Dense(8)(a), layers.Dense(min([], default=9))(a)])  # finds: KG104
def accumulate_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(itertools.accumulate([4, 5]))[-1])(a)])  # finds: KG104
def cycle_():
    c = itertools.cycle([8, 9]); next(c); layers.Add()([layers.Dense(8)(a), layers.Dense(next(c))(a)])  # finds: KG104
def count_():
    c = itertools.count(9); layers.Add()([layers.Dense(8)(a), layers.Dense(next(c))(a)])  # finds: KG104
def takewhile_(): layers.Add()([layers.Dense(8)(a), layers.Dense(list(itertools.takewhile(lambda v: v < 10, [9, 10]))[0])(a)])  # finds: KG104
def itemgetter_(): layers.Add()([layers.Dense(8)(a), layers.Dense(operator.itemgetter(1)([8, 9]))(a)])  # finds: KG104
def attrgetter_(): layers.Add()([layers.Dense(8)(a), layers.Dense(operator.attrgetter("n")(Child(9)))(a)])  # finds: KG104
def methodcaller_str_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int("  9 ".strip()))(a)])  # finds: KG104
def zfill_(): layers.Add()([layers.Dense(8)(a), layers.Dense(int("9".zfill(3)))(a)])  # finds: KG104
def print_(): print("x", end=""); layers.Add()([layers.Dense(8)(a), layers.Dense(9)(a)])  # finds: KG104
def name_scope_():
    with keras.name_scope("x"): layers.Add()([layers.Dense(8)(a), layers.Dense(9)(a)])  # finds: KG104
def raise_caught_():
    try: raise ValueError("x")
    except (KeyError, ValueError) as e: layers.Add()([layers.Dense(8)(a), layers.Dense(9)(a)])  # finds: KG104
def custom_exc_():
    class E(Exception): pass
    try: raise E()
    except E: layers.Add()([layers.Dense(8)(a), layers.Dense(9)(a)])  # finds: KG104
def return_tuple_():
    def f(): return 8, 9
    _, n = f(); layers.Add()([layers.Dense(8)(a), layers.Dense(n)(a)])  # finds: KG104
def dict_comp_layers_():
    d = {n: layers.Dense(n) for n in (8, 9)}
    layers.Add()([layers.Dense(8)(a), layers.Dense(d[9].units)(a)])  # finds: KG104
def setdefault_():
    d = {}; d.setdefault("x", []).append(9); layers.Add()([layers.Dense(8)(a), layers.Dense(d["x"][0])(a)])  # finds: KG104
def list_methods_():
    l = [9, 8]; l.reverse(); layers.Add()([layers.Dense(8)(a), layers.Dense(l.pop())(a)])  # finds: KG104
def lists_sort_():
    l = [9, 8]; l.sort(); layers.Add()([layers.Dense(8)(a), layers.Dense(l[-1])(a)])  # finds: KG104
def lists_sort2_():
    l = [(1, 9), (2, 8)]; l.sort(key=lambda v: v[1]); layers.Add()([layers.Dense(8)(a), layers.Dense(l[-1][1])(a)])  # finds: KG104
