# What names of packages, and values of which not all is known, are compared with.

# --- name of the system
import os
size = 16 if os.name == "posix" else 8

# --- name of the system, other way round
import os
size = 16 if "posix" == os.name else 8

# --- name of the system is not
import os
size = 8 if os.name != "posix" else 16

# --- platform in a branch
import sys
if sys.platform == "linux":
    size = 16
else:
    size = 8

# --- platform among others
import sys
size = 16 if sys.platform in ("linux", "darwin", "win32") else 8

# --- platform not among others
import sys
size = 8 if sys.platform not in ["linux", "darwin", "win32"] else 16

# --- text in platform
import sys
size = 8
if "n" in sys.platform:
    size = 16

# --- version of Python
import sys
size = 8
def setup():
    global size
    if sys.version_info >= (3, 9):
        size = 16
setup()

# --- part of the version
import sys
size = 8
if sys.version_info.major == 3:
    size = 16

# --- item of the version
import sys
size = 16 if sys.version_info[0] == 3 else 8

# --- key that is not known
import os
size = {"posix": 16}.get(os.name, 8)

# --- item of a key that is not known
import os
size = {"posix": 16, "nt": 8}[os.name]

# --- key that is not known in a dict
import os
sizes = {os.name: 16, "posix": 8}
sizes["posix"] = 16
size = sizes[os.name]

# --- item is a name of a package
import os
size = 16 if "posix" in [os.name, "nt"] else 8

# --- count of a name of a package
import os
size = [8, 16][["posix", "nt"].count(os.name)]

# --- type of an array
import numpy as np
x = np.zeros((2, 3), np.float32)
size = 16 if x.dtype == np.float32 else 8

# --- type of an array is not
import numpy as np
x = np.zeros((2, 3))
size = 8 if x.dtype != np.float64 else 16

# --- the same type by two names
import numpy as np
size = 16 if np.float64 == np.double else 8

# --- another name of the package
import os
size = 16 if os.path.sep == os.sep else 8

# --- attribute of a package is None
import sys
size = 16 if sys.gettrace() is None else 8

# --- none by default
import sys
size = 16 if getattr(sys, "ps1", None) is None else 8

# --- types are the same [known]
size = 16 if type(3) is int else 8

# --- types are equal [known]
size = 16 if type("a") == str and type(3) != str else 8

# --- types are among others [known]
size = 16 if type(3) in (int, float) else 8

# --- zero is not False [known]
limit = 0
size = 8 if limit is False else 16

# --- one is not True [known]
flag = 1
size = 16
if flag is True:
    size = 8

# --- lists are not identical
missing = []
def size_of(value=missing):
    return 16 if value is not missing else 8
size = size_of([])

# --- a list is itself [known]
missing = []
def size_of(value=missing):
    return 16 if value is missing else 8
size = size_of()

# --- None is None [known]
def size_of(value=None):
    return 16 if value is None else 8
size = size_of()

# --- a number is not None [known]
limit = 3
size = 8 if limit is not None else 4

# --- object that is equal to another
import dataclasses
@dataclasses.dataclass(frozen=True)
class Key:
    n: int
sizes = {Key(1): 16}
size = sizes.get(Key(1), 8)

# --- object in a list
import dataclasses
@dataclasses.dataclass
class Key:
    n: int
size = 16 if Key(1) in [Key(1)] else 8

# --- object not in a tuple
class Key:
    def __eq__(self, other):
        return True
size = 8 if Key() not in (3, 4) else 16

# --- named tuple in a list
import collections
P = collections.namedtuple("P", "a b")
size = 16 if (1, 2) in [P(1, 2)] else 8

# --- count of objects
class P:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
size = [8, 16][[P(0), P(1)].count(P(1))]

# --- index of an object
class P:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
size = [8, 16][[P(0), P(1)].index(P(1))]

# --- lists of objects
class P:
    def __eq__(self, other):
        return True
size = 16 if [P()] == [P()] else 8
