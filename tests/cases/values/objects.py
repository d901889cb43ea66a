# Objects and classes: where their attributes come from, and what sets them.

# --- attribute that is deleted [known]
class Cfg:
    size = 16
c = Cfg()
c.size = 8
del c.size
size = c.size

# --- attribute of a class that is deleted [known]
class Base:
    size = 16
class Cfg(Base):
    size = 8
del Cfg.size
size = Cfg.size

# --- attribute that may be deleted
import sys
class Cfg:
    size = 8
c = Cfg()
c.size = 16
if len(sys.argv) > 5000:
    del c.size
size = c.size

# --- attribute deleted by name
class Cfg:
    size = 16
c = Cfg()
c.size = 8
delattr(c, "size")
size = c.size

# --- order of bases [known]
class Base:
    size = 8
class Small(Base):
    pass
class Mixin:
    size = 16
class Both(Small, Mixin):
    pass
size = Both().size

# --- order of bases with one above [known]
class Base:
    size = 8
class Left(Base):
    pass
class Right(Base):
    size = 16
class Both(Left, Right):
    pass
size = Both.size

# --- next in the order of bases [known]
class Base:
    def size(self):
        return 8
class Left(Base):
    def size(self):
        return super().size()
class Right(Base):
    def size(self):
        return 8 + super().size()
class Both(Left, Right):
    pass
size = Both().size()

# --- private names [known]
class Base:
    def __init__(self):
        self.__size = 16
    def data(self):
        return self.__size
class Big(Base):
    def __init__(self):
        super().__init__()
        self.__size = 8
size = Big().data()

# --- private methods [known]
class Base:
    def __grow(self):
        return 16
    def data(self):
        return self.__grow()
class Big(Base):
    def __grow(self):
        return 8
size = Big().data()

# --- private names of a class [known]
class _Base:
    __size = 16
    def data(self):
        return [self.__size for _ in range(2)][1]
class Big(_Base):
    __size = 8
size = Big().data()

# --- private name from outside
class Cfg:
    def __init__(self):
        self.__size = 16
size = Cfg()._Cfg__size

# --- deleted private name [known]
class Cfg:
    __size = 16
    def __init__(self):
        self.__size = 8
        del self.__size
    def data(self):
        return self.__size
size = Cfg().data()

# --- setter
class Data:
    @property
    def x(self):
        return self._x
    @x.setter
    def x(self, value):
        self._x = 2 * value
d = Data()
d.x = 8
size = d.x

# --- setter of a base [known]
class Data:
    @property
    def x(self):
        return self._x
    @x.setter
    def x(self, value):
        self._x = 2 * value
class More(Data):
    pass
d = More()
d.x = 8
size = d.x

# --- setter by setattr
class Data:
    @property
    def x(self):
        return self._x
    @x.setter
    def x(self, value):
        self._x = 2 * value
d = Data()
setattr(d, "x", 8)
size = d.x

# --- property without a setter
class Data:
    @property
    def x(self):
        return 16
d = Data()
try:
    d.x = 8
except AttributeError:
    pass
size = d.x

# --- property that is made by a call
class Data:
    def _get(self):
        return self._x
    def _set(self, value):
        self._x = 2 * value
    x = property(_get, _set)
d = Data()
d.x = 8
size = d.x

# --- cached property
import functools
class Data:
    size = 16
    @functools.cached_property
    def x(self):
        return self.size
d = Data()
d.x
d.size = 8
size = d.x

# --- cached property that is set [known]
import functools
class Data:
    @functools.cached_property
    def x(self):
        return 8
d = Data()
d.x = 16
size = d.x

# --- deleter
class Data:
    size = 8
    @property
    def x(self):
        return 1
    @x.deleter
    def x(self):
        self.size = 16
d = Data()
del d.x
size = d.size

# --- own way of setting
class Data:
    def __setattr__(self, name, value):
        super().__setattr__(name, 2 * value)
d = Data()
d.size = 8
size = d.size

# --- own way of setting in a dict
class Data(dict):
    def __setattr__(self, name, value):
        self[name] = 2 * value
    def __getattr__(self, name):
        return self[name]
d = Data()
d.size = 8
size = d.size

# --- own way of getting
class Data:
    size = 8
    def __getattribute__(self, name):
        return 2 * super().__getattribute__(name)
size = Data().size

# --- descriptor
class Double:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, kind=None):
        return getattr(obj, self.name)
    def __set__(self, obj, value):
        setattr(obj, self.name, 2 * value)
class Cfg:
    size = Double()
c = Cfg()
c.size = 8
size = c.size

# --- one object for all
class Cfg:
    one = None
    size = 8
    def __new__(cls):
        if cls.one is None:
            cls.one = super().__new__(cls)
        return cls.one
Cfg().size = 16
size = Cfg().size

# --- decorator that keeps one object
def single(cls):
    one = cls()
    return lambda: one
@single
class Cfg:
    size = 8
Cfg().size = 16
size = Cfg().size

# --- decorator that sets [known]
def wide(cls):
    cls.size = 16
    return cls
@wide
class Cfg:
    size = 8
size = Cfg.size

# --- decorator with arguments [known]
known = {}
def register(name):
    def keep(cls):
        known[name] = cls
        return cls
    return keep
@register("cfg")
class Cfg:
    size = 16
size = known["cfg"]().size

# --- decorators of the library [known]
import dataclasses, enum, functools, typing
@typing.final
@functools.total_ordering
@dataclasses.dataclass(frozen=True)
class Cfg:
    size: int = 16
    def __lt__(self, other):
        return True
@enum.unique
class Kind(enum.Enum):
    A = 1
size = Cfg().size * Kind.A.value

# --- decorator that is not known [cautious]
import ast
decorators = [lambda cls: type("Other", (cls,), {"size": 16})]
wide = decorators[ast.literal_eval("0")]
@wide
class Cfg:
    size = 8
size = Cfg.size

# --- metaclass that makes objects
class Meta(type):
    def __call__(cls):
        made = super().__call__()
        made.size = 16
        return made
class Cfg(metaclass=Meta):
    size = 8
size = Cfg().size

# --- metaclass that makes classes
class Meta(type):
    def __init__(cls, *args):
        super().__init__(*args)
        cls.size = 16
class Cfg(metaclass=Meta):
    size = 8
size = Cfg().size

# --- metaclass of a base
class Meta(type):
    def __init__(cls, *args):
        super().__init__(*args)
        cls.size = 16
class Base(metaclass=Meta):
    pass
class Cfg(Base):
    size = 8
size = Cfg().size

# --- abstract class [known]
import abc
class Base(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def size(self): ...
class Cfg(Base):
    def size(self):
        return 16
size = Cfg().size()

# --- added in place
class Cfg:
    def __init__(self, size):
        self.size = size
    def __iadd__(self, n):
        self.size += n
        return self
a = Cfg(8)
b = a
b += 8
size = a.size

# --- dicts joined in place
a = {"size": 8}
b = a
b |= {"size": 16}
size = a["size"]

# --- dict joined with what is not known
import ast
a = {"size": 8}
b = a
b |= ast.literal_eval('{"size": 16}')
size = a["size"]

# --- sets joined in place
a = {8}
b = a
b |= {16}
size = max(a)

# --- sets met in place
a = {8, 16}
b = a
b -= {8}
size = min(a)

# --- list repeated in place
a = [8]
b = a
b *= 16
size = len(a)

# --- list repeated and not in place [known]
a = [8] * 16
b = a
b = b * 2
size = len(a)

# --- tuple extended [known]
a = b = (8,) * 16
b += (8,)
size = len(a)

# --- copy of an object
import copy
class Cfg:
    size = 8
a = Cfg()
a.size = 16
b = copy.copy(a)
b.size = 8
size = a.size

# --- what a copy holds is the same
import copy
class Cfg:
    pass
a = Cfg()
a.sizes = [8]
b = copy.copy(a)
b.sizes[0] = 16
size = a.sizes[0]

# --- deep copy of dicts
import copy
a = {"in": {"size": 16}}
b = copy.deepcopy(a)
b["in"]["size"] = 8
size = a["in"]["size"]

# --- deep copy of objects [known]
import copy
class Cfg:
    def __init__(self):
        self.sizes = [(16, [16])]
a = Cfg()
b = copy.deepcopy(a)
b.sizes[0][1][0] = 8
size = a.sizes[0][1][0]

# --- deep copy of what holds itself [known]
import copy
a = [16]
a.append(a)
b = copy.deepcopy(a)
b[1][0] = 8
size = a[0]

# --- own way of copying
import copy
class Cfg:
    size = 8
    def __copy__(self):
        return other
other = Cfg()
other.size = 16
size = copy.copy(Cfg()).size

# --- copy of a default dict
import collections, copy
a = collections.defaultdict(list, size=[16])
b = copy.deepcopy(a)
b["size"][0] = 8
size = a["size"][0]

# --- replaced field
import dataclasses
@dataclasses.dataclass
class Cfg:
    size: int = 8
    def __post_init__(self):
        self.double = 2 * self.size
size = dataclasses.replace(Cfg(), size=8).double

# --- replaced field and what follows from it [known]
import dataclasses
@dataclasses.dataclass
class Cfg:
    size: int = 4
    def __post_init__(self):
        self.double = 2 * self.size
size = dataclasses.replace(Cfg(), size=8).double

# --- replaced field of a named tuple [known]
import collections
P = collections.namedtuple("P", "a b")
size = P(1, 8)._replace(a=16).a
