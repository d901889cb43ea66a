"""Builds the models of one source: runs its statements, then enters what nothing called."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kerasgen.build.attributes import read_attribute
from kerasgen.build.branches import Break, Continue, Return
from kerasgen.build.budget import Budget, OverBudgetError, TooLongError
from kerasgen.build.calls import call
from kerasgen.build.expressions import evaluate
from kerasgen.build.forgetting import forget_all
from kerasgen.build.frames import Frame
from kerasgen.build.keras_side.facade import Keras
from kerasgen.build.keras_side.record import Record
from kerasgen.build.keras_side.trials import Trials
from kerasgen.build.machine import Arguments, Machine
from kerasgen.build.project import Project
from kerasgen.build.statements import execute
from kerasgen.build.values import (
    BoundMethod,
    ClassValue,
    Function,
    Instance,
    Partial,
    Raised,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kerasgen.build.trace import Trace

__all__ = ["Run", "build_source", "run_source"]


@dataclass(frozen=True, eq=False)
class Run:
    """One build of a source: its trace, Keras as it was left, and the variables of the module."""

    trace: Trace
    keras: Keras
    variables: Mapping[str, Any]


# What ends the work on a whole file.
_ENDING = (OverBudgetError, RecursionError, MemoryError)


def build_source(
    text: str,
    path: str,
    keras: Any,
    *,
    read: Callable[[str], str | None] = lambda _: None,
    budget: Budget | None = None,
    overrides: dict[tuple[int, int], tuple[int | None, ...]] | None = None,
    trials: Trials | None = None,
) -> Trace:
    """Build the models of a source without running it; return what came of each call.

    It takes what `run_source` takes. Raises SyntaxError where the text does not parse.
    """
    run = run_source(
        text, path, keras, read=read, budget=budget, overrides=overrides, trials=trials
    )
    return run.trace


def run_source(
    text: str,
    path: str,
    keras: Any,
    *,
    read: Callable[[str], str | None] = lambda _: None,
    budget: Budget | None = None,
    overrides: dict[tuple[int, int], tuple[int | None, ...]] | None = None,
    trials: Trials | None = None,
    cautious: bool = False,
) -> Run:
    """Build the models of a source without running it; return the models, too.

    `keras` is the imported Keras; `read` gives the text of another file of the project.
    `overrides` are shapes, batch included, for the Inputs at these lines and columns (1-based,
    0-based); `trials` are the numbers for sizes that are not known. A `cautious` run follows all
    that may happen, not only what does if nothing is typed and nothing fails. Raises SyntaxError
    where the text does not parse.
    """
    tree = ast.parse(text)
    record = Record(path, {path: text.splitlines()}, {path: tree})
    side = Keras(
        keras,
        record,
        overrides or {},
        trials=trials or Trials(),
        tensorflow=sys.modules.get("tensorflow"),
    )
    project = Project(path, read, _run_module)
    machine = Machine(
        evaluate_=evaluate,
        execute_=execute,
        call_=call,
        attribute_=read_attribute,
        import_=project.import_module,
        keras=side,
        budget=budget or Budget(),
        cautious=cautious,
    )
    side.machine = machine
    frame = Frame(path=path)
    frame.variables["__name__"] = "__main__"
    frame.variables["__file__"] = path
    problem = None
    keras.utils.clear_session(free_memory=False)  # collecting garbage costs more than most sources
    keras.config.set_image_data_format("channels_last")
    keras.config.disable_traceback_filtering()  # its frames and colours are not for messages
    with keras.StatelessScope(initialize_variables=False):
        try:
            _run_statements(machine, tree.body, frame)
            _enter_the_rest(machine)
            _enter_those_given_away(machine)
        except OverBudgetError as error:
            problem = str(error)
        except RecursionError:
            problem = "it is nested too deeply"
    trace = record.trace(problem)
    trace = replace(trace, trials=side.trials.used, unshaped=tuple(side.trials.unshaped))
    return Run(trace, side, frame.variables)


def _run_module(m: Machine, text: str, frame: Frame) -> None:
    """Run a module of the project. What it raises ends only its own statement."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    assert frame.path is not None
    m.keras.record.lines[frame.path] = text.splitlines()
    m.keras.record.trees[frame.path] = tree
    known = len(m.keras.definitions)
    _run_statements(m, tree.body, frame)
    # What is defined elsewhere is checked there, not here.
    del m.keras.definitions[known:]


def _run_statements(m: Machine, statements: list[ast.stmt], frame: Frame) -> None:
    """Run statements one by one: an error ends its own statement, as a cell of a notebook."""
    for statement in statements:
        if _is_main_guard(statement) and frame.variables.get("__name__") == "__main__":
            assert isinstance(statement, ast.If)
            _run_statements(m, statement.body, frame)
            continue
        m.budget.begin()
        m.keras.fed_before = len(m.keras.record.fed)
        try:
            m.execute([statement], frame)
        except Raised as error:
            _note(m, error)
            m.keras.cut_short()
            forget_all(m, [statement], frame)
        except TooLongError as error:
            _give_up(m, statement, error)
            m.keras.cut_short()
            forget_all(m, [statement], frame)
        except (Return, Break, Continue):
            continue
        except _ENDING:
            raise
        except Exception as error:  # a mistake of ours costs one statement, not the file
            _give_up(m, statement, _internal(error))
            forget_all(m, [statement], frame)


def _is_main_guard(statement: ast.stmt) -> bool:
    """Whether a statement is `if __name__ == "__main__":`."""
    test = statement.test if isinstance(statement, ast.If) else None
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq):
        return False
    sides = {ast.unparse(side) for side in (test.left, *test.comparators)}
    return sides == {"__name__", "'__main__'"}


def _note(m: Machine, error: Raised) -> None:
    """Note an error that nothing caught."""
    if error.fault is not None and not m.keras.record.calls[error.fault].uncertain:
        m.keras.record.faults.append(error.fault)


def _give_up(m: Machine, node: ast.AST, error: Exception) -> None:
    """Note a statement that takes too long."""
    m.keras.record.skip(m, node, "statement", str(error), is_merge=False)


def _enter_the_rest(m: Machine) -> None:
    """Call the functions and methods that nothing called, with what is not given unknown.

    Those that another one names come last: it may call them, and knows more of their arguments.
    """
    definitions = list(m.keras.definitions)
    named = {name for node, _ in definitions for name in _names_inside(node)}
    for node, value in sorted(definitions, key=lambda pair: getattr(pair[1], "name", "") in named):
        if isinstance(value, Function) and value.node not in m.keras.reached:
            if value.owner is None:
                _enter(m, value, _entering(m, value, 0), node)
        elif isinstance(value, ClassValue):
            _enter_class(m, value, node)


def _names_inside(definition: ast.AST) -> set[str]:
    """Return the names that a function or class uses, but for its own."""
    own = getattr(definition, "name", "")
    nodes = ast.walk(definition)
    return {node.id for node in nodes if isinstance(node, ast.Name) and node.id != own}


def _enter_class(m: Machine, cls: ClassValue, node: ast.AST) -> None:
    methods = [(name, v) for name, v in cls.namespace.items() if isinstance(v, Function)]
    if all(method.node in m.keras.reached for _, method in methods):
        return
    instances = [*cls.made] or [_enter(m, cls, _to_construct(m, cls), node)]
    reached = frozenset(m.keras.reached) if m.cautious else m.keras.reached
    for instance in instances if m.cautious else instances[-1:]:
        receiver = instance if isinstance(instance, Instance) else Instance(cls)
        for name, method in methods:
            if method.node not in reached and name not in ("__init__", "call", "build"):
                skipped = 0 if method.kind == "staticmethod" else 1
                _enter(m, BoundMethod(method, receiver), _entering(m, method, skipped), node)


def _to_construct(m: Machine, cls: ClassValue) -> Arguments:
    found = cls.find("__init__")
    is_own = found is not None and isinstance(found[1], Function)
    return _entering(m, found[1], 1) if found is not None and is_own else Arguments()


def _entering(m: Machine, function: Function, skipped: int) -> Arguments:
    """Return arguments for a function that nobody calls: its defaults, and unknowns."""
    parameters = function.node.args
    names = [a.arg for a in (*parameters.posonlyargs, *parameters.args)]
    last = len(names) if m.cautious else len(names) - len(function.defaults)
    positional = tuple(Unknown(f"`{name}` is a parameter") for name in names[skipped:last])
    keywords = [a.arg for a in parameters.kwonlyargs] if m.cautious else []
    unknown = {name: Unknown(f"`{name}` is a parameter") for name in keywords}
    return Arguments(positional, unknown, more=True)


def _enter_those_given_away(m: Machine) -> None:
    """Call the functions and classes that are given to what is not followed, as it may do."""
    entered: set[int] = set()
    known = len(m.keras.record.fed)
    while waiting := [value for i, value in m.keras.record.away.items() if i not in entered]:
        for value in waiting:
            entered.add(id(value))
            _enter_given_away(m, value)
    # When they are called, what they read may have been another thing.
    m.keras.record.lost.update(fed.model for fed in m.keras.record.fed[known:])


def _enter_given_away(m: Machine, value: Any) -> None:
    if isinstance(value, ClassValue):
        _enter(m, value, _to_construct(m, value), value.node or ast.Pass())
    elif isinstance(value, Partial):
        _enter(m, value, Arguments(complete=False), ast.Pass())
    else:
        is_bound = isinstance(value, BoundMethod)
        function = value.function if is_bound else value
        skipped = 1 if is_bound and function.kind != "staticmethod" else 0
        _enter(m, value, _entering(m, function, skipped), function.node)


def _enter(m: Machine, function: Any, arguments: Arguments, node: ast.AST) -> Any:
    m.budget.begin()
    try:
        result = m.call(function, arguments, node)
        if not isinstance(function, ClassValue):
            m.keras.lose(result)
        return result
    except Raised as error:
        _note(m, error)
    except TooLongError as error:
        _give_up(m, node, error)
    except (Return, Break, Continue):
        pass
    except _ENDING:
        raise
    except Exception as error:  # a mistake of ours costs one function, not the file
        _give_up(m, node, _internal(error))
    return None


def _internal(error: Exception) -> Exception:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return RuntimeError(f"internal error: {what}; please report it, with the file")
