# What may be chosen, and what is bound while it is.

# --- no case fits
import sys
size = 16
match len(sys.argv):
    case 5000:
        size = 8

# --- guard
import sys
size = 16
match sys.argv:
    case [*_] if len(sys.argv) > 5000:
        size = 8

# --- capture of a case that does not fit [known]
n = 16
match (8, 4):
    case [n, 5]:
        pass
size = n

# --- capture of a later case
import sys
size = 8
match len(sys.argv):
    case 5000:
        size = 4
    case size if size > 0:
        size = 16

# --- capture of no case
import sys
n = 16
match {"size": len(sys.argv)}:
    case {"size": 5000 as n}:
        pass
    case {"size": n, "other": 3}:
        pass
size = n

# --- guard that fails binds [known]
n = 8
match 16:
    case n if n < 10:
        pass
size = n

# --- the last case takes all
import sys
match len(sys.argv):
    case 5000:
        size = 16
    case _:
        size = 16

# --- True is not one [known]
match 1:
    case True:
        size = 8
    case _:
        size = 16

# --- walrus in a conditional
import sys
size = 16
n = (size := 8) if len(sys.argv) > 5000 else 0

# --- walrus in the other part of a conditional
import sys
size = 8
n = 0 if len(sys.argv) > 5000 else (size := 16)

# --- walrus behind `and`
import sys
size = 16
n = len(sys.argv) > 5000 and (size := 8)

# --- walrus behind `or`
import sys
size = 8
n = len(sys.argv) > 5000 or (size := 16)

# --- error in a conditional
import sys
size = 16
try:
    n = {}["a"] if len(sys.argv) > 5000 else 0
except KeyError:
    size = 8

# --- error behind `and`
import sys
size = 16
try:
    n = len(sys.argv) > 5000 and {}["a"]
except KeyError:
    size = 8

# --- list that is filled before an error in a conditional
import sys
found = [16]
def fill():
    found.append(8)
    raise KeyError
n = (found.append(8), fill()) if len(sys.argv) > 5000 else 0
size = found[-1]

# --- walrus in a comprehension
size = 8
found = [(size := n) for n in (4, 16)]

# --- walrus in a comprehension is known [known]
found = [(size := n) for n in (4, 16)]

# --- walrus in a function
def run():
    size = 8
    found = [(size := n) for n in (4, 16)]
    return size
size = run()

# --- walrus in a nested comprehension [known]
found = [[(size := n) for n in (4, 16)] for _ in range(2)]

# --- walrus in a generator that ends early
size = 8
n = any((size := n) > 10 for n in (16, 12))

# --- walrus in a test of a comprehension
import sys
size = 16
found = [n for n in (4, 8) if len(sys.argv) > 5000 and (size := n)]

# --- walrus in a comprehension over what is not known
import os
size = 8
found = [(size := 16) for _ in os.listdir("/")]

# --- run as a script
size = 8
if __name__ != "__main__":
    size = 4
else:
    size = 16

# --- run as a script, other way round [known]
size = 8
if "__main__" == __name__:
    size = 16
else:
    size = 4

# --- run as a script with arguments
import sys
size = 16
if __name__ == "__main__" and len(sys.argv) > 5000:
    size = 8

# --- not run as a script [known]
size = 16
if not __name__ == "__main__":
    size = 8
