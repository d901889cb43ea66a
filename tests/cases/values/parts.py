# Names of packages, and values that are not known, as parts of others.

# --- in a text by percent
import os
size = len("%s" % (os.name,))

# --- unknown in a text by percent
import sys
size = len("%s" % (len(sys.argv),))

# --- unknown by its name in a text by percent
import sys
size = len("%(a)s" % {"a": len(sys.argv)})

# --- in a formatted text
import os
size = len(f"{os.name}")

# --- in a text by format
import os
size = len("{}".format(os.name))

# --- as text
import os
size = len(str(os.name))

# --- a list as text
import os
size = len(str([os.name]))

# --- a list in a formatted text
import os
size = len(f"{[os.name]}")

# --- an object as text
class Cfg:
    def __repr__(self):
        return 16 * "a"
size = len(str([Cfg()])) + len("%s" % (Cfg(),))

# --- joined
import os
size = len("-".join([os.name, "a"]))

# --- sets that meet
import os
size = len({os.name} & {"posix", "nt"})

# --- sets that are taken from each other
import os
size = len({"posix", "nt"} - {os.name})

# --- union of sets
import os
size = len({"posix", "nt"}.union({os.name}))

# --- subset
import os
size = 16 if {os.name}.issubset({"posix", "nt"}) else 8

# --- set that is updated
import os
names = {"posix", "nt"}
names.update([os.name])
size = len(names)

# --- dict that is updated
import os
sizes = {"posix": 8, "nt": 8}
sizes.update({os.name: 16})
size = sizes["posix"]

# --- dicts joined
import os
size = ({"posix": 8, "nt": 8} | {os.name: 16})["posix"]

# --- item deleted
import os
sizes = {"posix": 8, "nt": 8}
try:
    del sizes[os.name]
except KeyError:
    pass
size = len(sizes)

# --- counter
import collections, os
size = collections.Counter(["posix", os.name])["posix"]

# --- number of a package in a sum
import sys
size = 16 if sys.maxsize + 1 > 5 else 8

# --- length of a name
import os
size = len(os.name)

# --- truth of a name
import sys
size = 8 if sys.flags.debug else 16

# --- truth of a text
import os
size = 8 if os.altsep else 16

# --- not a text
import os
size = 16 if not os.altsep else 8

# --- a text or another
import os
size = 16 if (os.altsep or "a") == "a" else 8

# --- any of names
import os
size = 8 if any([os.altsep]) else 16

# --- type of a name
import os
size = 16 if type(os.name) is str else 8

# --- instance
import os
size = 16 if isinstance(os.name, str) else 8

# --- called or not
import os
size = 8 if callable(os.name) else 16

# --- instance of a derived class of data [known]
size = 16 if isinstance(True, int) and not isinstance(3, str) else 8

# --- sequence of the library
import collections.abc
size = 16 if isinstance(range(3), collections.abc.Sequence) else 8

# --- number of the library
import numbers
size = 16 if isinstance(3j, numbers.Number) else 8

# --- default dict is a dict
import collections
size = 16 if isinstance(collections.defaultdict(int), dict) else 8

# --- tuple of a named tuple
import collections
P = collections.namedtuple("P", "a b")
size = 16 if isinstance(P(1, 2), tuple) else 8

# --- object derived from data
class Sizes(dict):
    pass
size = 16 if isinstance(Sizes(), dict) else 8

# --- object of any class
class Cfg:
    pass
size = 16 if isinstance(Cfg(), object) and isinstance(3, object) else 8
