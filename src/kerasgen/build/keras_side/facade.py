"""What the interpreter asks of Keras: one object for a run, that hands on to the modules here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kerasgen.build.keras_side import calling, feeding, losing, making, objects, own
from kerasgen.build.keras_side.names import canonical
from kerasgen.build.keras_side.trials import Trials
from kerasgen.build.trace import NEEDS_TENSORFLOW, NotChecked
from kerasgen.build.values import UNSURE, Function, Instance, Raised, Symbol, Unknown, is_plain
from kerasgen.reading.keras_names import MERGE_FUNCTIONS, MERGE_LAYERS, STAR_EXPORTS

if TYPE_CHECKING:
    import ast

    from kerasgen.build.keras_side.record import Record
    from kerasgen.build.machine import Arguments, Machine
    from kerasgen.build.values import SuperValue

__all__ = ["Keras"]

# Parts of messages about how Keras is run here, which say nothing of the source.
_OF_NUMPY = ("numpy backend", "NotImplementedError")
# What an unsure model is asked for all the same.
_OF_UNSURE = frozenset({"add", *feeding.FEEDING})
# The second is about a name that Keras counts, which depends on all that was made before.
_OF_THIS_RUN = re.compile(r"stateless scope|unique names.*Name '(?:input_layer|\w+_\d+)'")


def _is_of_numpy(error: BaseException) -> bool:
    """Whether an error is one of Keras on its numpy backend."""
    if isinstance(error, (ImportError, NotImplementedError)):
        return True
    return any(part in str(error) for part in _OF_NUMPY)


@dataclass(eq=False)
class Keras:
    """The installed Keras, and the record of what was called.

    `overrides` are other shapes for Inputs, by their line and column. `made_at` tells where each
    layer was made; `definitions` are the functions and classes there are, `reached` those called.
    `inside_call` counts the bodies of layers under way, `pending` is the last call that failed.
    `unsure` are the models of which layers may be missing, with the reason. `trials` gives numbers
    for sizes that are not known. `tensorflow` is that package, if Keras runs on it.
    `fed_before` are how many uses of models there were before the statement of a module under way.
    `is_order_known`: whether images have their channels where Keras is set to have them.
    """

    keras: Any
    record: Record
    overrides: dict[tuple[int, int], tuple[int | None, ...]] = field(default_factory=dict)
    machine: Machine = field(init=False)
    made_at: dict[int, ast.AST] = field(default_factory=dict)
    reached: set[ast.AST] = field(default_factory=set)
    definitions: list[tuple[ast.AST, Any]] = field(default_factory=list)
    inside_call: int = 0
    pending: int | None = None
    unsure: dict[int, tuple[Any, str]] = field(default_factory=dict)
    trials: Trials = field(default_factory=Trials)
    tensorflow: Any = None
    fed_before: int = 0
    is_order_known: bool = True

    def __post_init__(self) -> None:
        """Let no setting of another source reach this one."""
        self.keras.config.set_floatx("float32")
        self.keras.config.set_dtype_policy("float32")

    @property
    def here(self) -> str | None:
        """The path of the source of the function that runs, None outside of any."""
        return self.machine.stack[-1][1].path if self.machine.stack else None

    def is_unsure(self, model: Any) -> bool:
        """Whether layers may be missing of a model, or be too many."""
        return id(model) in self.unsure

    def forget_order(self) -> None:
        """Note that the order of the axes of images may have been set to another one."""
        self.is_order_known = False

    def order_of_axes(self) -> Any:
        """Return the order of the axes of images, unknown where the source may have set it."""
        if self.is_order_known:
            return self.keras.config.image_data_format()
        return Unknown("the order of axes is not known")

    def doubt(self, model: Any, reason: str) -> None:
        """Note that layers may be missing of a model, or be too many, and why."""
        self.unsure.setdefault(id(model), (model, reason))

    def failed(self, number: int, error: BaseException) -> Raised:
        """Note that a call failed; return what to raise in the interpreted code.

        An error that comes from a call inside it, through Keras, belongs to the inner call.
        """
        if self.tensorflow is None and _is_of_numpy(error):
            call = self.record.calls[number]
            reason = f"{NEEDS_TENSORFLOW} for `{call.name}`"
            self.record.not_checked.append(
                NotChecked(call.place.line, call.name, reason, call.name in MERGE_LAYERS)
            )
            return Raised("Unknown", str(error)[:200])
        message = str(error)
        if _OF_THIS_RUN.search(message) or self._is_of_registered_names(message):
            return Raised("Unknown", str(error)[:200])
        if self.pending is not None and self.pending > number:
            inner = self.record.calls[self.pending]
            return Raised(inner.error_type or "Exception", inner.error or "", fault=self.pending)
        message = self.record.fail(number, error)
        if self.machine.function_name is not None:
            self.record.inside[number] = self.machine.function_name
        self.pending = number
        return Raised(type(error).__name__, message, fault=number)

    def _is_of_registered_names(self, message: str) -> bool:
        """Whether an error may be one of names that the source registers."""
        source = self.record.lines.get(self.record.path, [])
        return "Could not interpret" in message and any("custom_object" in s for s in source)

    def is_tensor(self, value: Any) -> bool:
        """Whether a value is a symbolic tensor."""
        return isinstance(value, self.keras.KerasTensor)

    def is_layer(self, value: Any) -> bool:
        """Whether a value is a layer or a model of the real Keras."""
        return isinstance(value, self.keras.layers.Layer)

    def is_kind(self, value: Any, kind: Symbol) -> bool | None:
        """Whether a value is of a class of Keras; None where that is not followed."""
        name = canonical(kind.dotted)
        if name is None:
            return None
        if self.is_tensor(value):
            return None
        found = making.layer_class(self.keras, name)
        return isinstance(value, found) if isinstance(found, type) else None

    def is_one_layer(self, one: str, other: str) -> bool | None:
        """Whether two canonical names are those of one class of Keras; None if not of classes."""
        found = [making.layer_class(self.keras, name) for name in (one, other)]
        return None if None in found else found[0] is found[1]

    def exported(self, package: str, name: str) -> Symbol | None:
        """Return what a star import of a package binds a name to."""
        path = canonical(package)
        if path is None:
            return None
        inside = path.removeprefix("keras").removeprefix(".")
        exports = STAR_EXPORTS.get(inside, frozenset())
        if inside == "layers":
            exports = exports | MERGE_FUNCTIONS
        return Symbol(f"{package}.{name}") if name in exports else None

    def is_keras(self, symbol: Symbol) -> bool:
        """Whether a name is one of Keras."""
        return canonical(symbol.dotted) is not None

    def constant(self, symbol: Symbol) -> Any:
        """Return what a name of a package holds, if it is plain; else the name."""
        return objects.CONSTANTS.get(symbol.dotted, symbol)

    def named(self, value: Any, name: str) -> None:
        """Note the first variable that a tensor or layer was stored in."""
        value = value.real if isinstance(value, Instance) else value
        if self.is_tensor(value) or self.is_layer(value):
            self.record.variables.setdefault(id(value), name)
        self.held(name, value)

    def held(self, name: str, value: Any) -> None:
        """Note what a name holds that may be, or have in it, a Sequential."""
        if self.machine.cautious and not is_plain(value):
            self.record.hold.setdefault(name, {})[id(value)] = value

    def read(self, node: ast.AST) -> None:
        """Note that a name or attribute was read."""
        if self.machine.cautious:
            self.record.read.add(node)

    def defined(self, node: ast.AST, value: Any) -> None:
        """Note a function or class of the source."""
        self.definitions.append((node, value))

    def called(self, function: Function) -> None:
        """Note that a function is called."""
        self.reached.add(function.node)

    def skipped(self, function: Unknown, arguments: Arguments, node: ast.AST) -> None:
        """Note a call of something unknown that gets tensors or models."""
        if any(self.is_tensor(value) for value in arguments.values()):
            self.record.skip(self.machine, node, "call", function.reason, is_merge=False)

    def lose(self, *values: Any) -> None:
        """Note that what is done to the models in values is not followed."""
        if self.machine.cautious:
            losing.lose(self, values)

    def lose_all(self) -> None:
        """Note that any model may be used where it is not followed."""
        self.record.lost_all = True

    def cut_short(self) -> None:
        """Note that a statement is left midway: what is done to models in it may go on."""
        record = self.record
        record.lost.update(fed.model for fed in record.fed[self.fed_before :])

    def keep_for_later(self, model: Any) -> None:
        """Note that a model may be saved, and made again from that."""
        self.record.saved.add(id(model))

    def operator(self, compute: Any, name: str, left: Any, right: Any, node: ast.AST) -> Any:
        """Apply an operator to a tensor."""
        return calling.operator(self, compute, name, left, right, node)

    def apply(self, layer: Any, arguments: Arguments, node: ast.AST) -> Any:
        """Call a layer or model of Keras."""
        if self.is_unsure(layer):
            return UNSURE
        return calling.apply(self, layer, arguments, node)

    def call_symbol(self, symbol: Symbol, arguments: Arguments, node: ast.AST) -> Any:
        """Call a name of Keras; NotImplemented for other packages."""
        return making.call_symbol(self, symbol, arguments, node)

    def attribute(self, value: Any, name: str, node: ast.AST) -> Any:
        """Read an attribute of an object of Keras."""
        if self.is_unsure(value) and name not in _OF_UNSURE:
            return UNSURE
        if name in feeding.SAVING:
            self.keep_for_later(value)
        found = objects.attribute(self, value, name)
        if isinstance(found, Unknown) and name not in feeding.NO_DATA:
            self.lose(value)
        return found

    def call_method(self, receiver: Any, name: str, arguments: Arguments, node: ast.AST) -> Any:
        """Call a method of an object of Keras."""
        return objects.call_method(self, receiver, name, arguments, node)

    def set_attribute(self, holder: Any, name: str, value: Any) -> None:
        """Store to an attribute of an object of Keras: only whether it trains is followed."""
        objects.set_attribute(self, holder, name, value)

    def constructed(self, instance: Instance, arguments: Arguments, node: ast.AST) -> None:
        """Note an instance of a class of the source that was made."""
        own.constructed(self, instance, arguments, node)

    def initialize(self, instance: Instance, arguments: Arguments, node: ast.AST) -> None:
        """Initialize an instance whose class has no `__init__` of its own."""
        own.initialize(self, instance, arguments)

    def initialize_base(self, value: SuperValue, arguments: Arguments, node: ast.AST) -> Any:
        """Call `super().__init__(...)` of a class that derives from Keras."""
        return own.initialize_base(self, value, arguments, node)
