# Arguments of which not all are known, given by stars.

# --- keywords of a file
import ast
def run(**options):
    return options.get("size", 8)
size = run(**ast.literal_eval('{"size": 16}'))

# --- keyword-only parameter
import ast
def run(*, size=8):
    return size
size = run(**ast.literal_eval('{"size": 16}'))

# --- keyword-only parameter that is given [known]
import ast
def run(*, size=8, **more):
    return size
size = run(size=16, **ast.literal_eval('{"other": 4}'))

# --- number of arguments
import ast
def run(*sizes):
    return len(sizes)
size = run(8, *ast.literal_eval("[16]"))

# --- what stands behind a star
import ast
def run(first, second=16, third=8):
    return second
size = run(*ast.literal_eval("[8]"), 12)

# --- what stands before a star [known]
import ast
def run(first, second=8):
    return first
size = run(16, *ast.literal_eval("[8]"))

# --- dict and keywords
import ast
size = dict({"size": 8}, **ast.literal_eval('{"size": 16}'))["size"]

# --- dict of keywords
import ast
size = dict(**ast.literal_eval('{"size": 16}')).get("size", 8)

# --- dict of pairs and keywords
import ast
size = dict([("size", 8)], **ast.literal_eval('{"size": 16}'))["size"]

# --- defaults and keywords
import collections, ast
size = collections.defaultdict(lambda: 8, **ast.literal_eval('{"size": 16}'))["size"]

# --- length of a counter
import collections, ast
size = len(collections.Counter([8], **ast.literal_eval('{"size": 16}')))

# --- deque of a known length
import collections, ast
size = len(collections.deque([8, 9], **ast.literal_eval('{"maxlen": 1}')))

# --- reversed order
import ast
size = sorted([8, 16], **ast.literal_eval('{"reverse": True}'))[0]

# --- largest of more
import ast
size = max(8, *ast.literal_eval("[16]"))

# --- length of rows
import ast
size = len(list(zip([8, 9, 10], *ast.literal_eval("[[1]]"))))

# --- number of the first
import ast
size = list(enumerate([8], **ast.literal_eval('{"start": 16}')))[0][0]

# --- keywords of a class
import ast
class Cfg:
    def __init__(self, **options):
        self.size = options.pop("size", 8)
size = Cfg(**ast.literal_eval('{"size": 16}')).size

# --- keywords of a dataclass
import dataclasses, ast
@dataclasses.dataclass
class Cfg:
    size: int = 8
size = Cfg(**ast.literal_eval('{"size": 16}')).size

# --- keywords of a dataclass with a factory
import dataclasses, ast
@dataclasses.dataclass
class Cfg:
    size: int = dataclasses.field(default_factory=lambda: 8)
size = Cfg(**ast.literal_eval('{"size": 16}')).size

# --- positions of a dataclass
import dataclasses, ast
@dataclasses.dataclass
class Cfg:
    first: int
    size: int = 8
size = Cfg(*ast.literal_eval("[4]"), 16).size

# --- namespace
import ast, types
size = types.SimpleNamespace(**{"size": 8, **ast.literal_eval('{"size": 16}')}).size

# --- keywords that are handed on
import ast
def inner(width, size=8):
    return size
def outer(**options):
    return inner(4, **options)
size = outer(**ast.literal_eval('{"size": 16}'))

# --- partial of keywords
import functools, ast
def run(size=8):
    return size
size = functools.partial(run, **ast.literal_eval('{"size": 16}'))()
