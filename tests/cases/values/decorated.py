# Functions that decorators of packages change.

# --- remembered [cautious]
import functools
n = 16
@functools.lru_cache
def run():
    return n
run()
n = 8
size = run()

# --- remembered without end [cautious]
import functools
n = 16
@functools.cache
def run():
    return n
run()
n = 8
size = run()

# --- by the type of its argument
import functools
@functools.singledispatch
def run(kind):
    return 8
@run.register
def _(kind: int):
    return 16
size = run(3)

# --- patched [cautious]
import string
from unittest import mock
@mock.patch("string.digits", 16 * "0")
def run():
    return len(string.digits)
size = run()

# --- patched argument [cautious]
import os
from unittest import mock
@mock.patch("os.getcwd")
def run(made=3):
    return 8 if made == 3 else 16
size = run()

# --- wrapped [known]
import functools
def double(function):
    @functools.wraps(function)
    def run(*args):
        return 2 * function(*args)
    return run
@double
def run(n):
    return n
size = run(8)
