"""A specification and a template to texts: jinja2 in its sandbox, where undefined is an error."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from kerasgen.scaffold.formatting import formatted
from kerasgen.scaffold.imports import MARKER, exported, with_imports
from kerasgen.scaffold.kinds import OUTPUT_KINDS
from kerasgen.scaffold.manifest import templates_folder
from kerasgen.scaffold.spec import SpecError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from kerasgen.scaffold.manifest import Template
    from kerasgen.scaffold.spec import Output, Spec

__all__ = ["names_of_layers", "render_one", "render_project"]

# What the expressions of a template can raise.
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_LAYERS = re.compile(r"\b(?:layers|ops)\.(\w+)")
# What Keras calls an operator on tensors, and what masks add.
_OPERATORS = {"add", "any", "mod", "multiply", "not_equal", "subtract"}


def render_project(spec: Spec, template: Template) -> dict[str, str]:
    """Return the files of a project by their paths. Raises SpecError."""
    environment = _environment(template)
    texts = {}
    for target, source in template.files.items():
        path = _render(environment, spec, template, text=target, name=f"files: {target}")
        texts[_safe(path, template)] = _render(environment, spec, template, source=source)
    _require_free_names(spec, texts.values())
    modules = {path: _parsed(path, text) for path, text in texts.items() if path.endswith(".py")}
    names = {path.removesuffix(".py"): found for path, found in modules.items()}
    return {
        path: _finished(
            text, spec, {own: found for own, found in names.items() if own + ".py" != path}
        )
        if path in modules
        else text
        for path, text in texts.items()
    }


def render_one(spec: Spec, template: Template, source: str) -> str:
    """Return the text of a file that stands alone. Raises SpecError."""
    text = _render(_environment(template), spec, template, source=source)
    _require_free_names(spec, [text])
    _parsed(source, text)
    return _finished(text, spec, {})


def _require_free_names(spec: Spec, texts: Iterable[str]) -> None:
    """Require names that Keras gives to no other layer of the model."""
    taken = _automatic_names(texts)
    for name in [one.name for one in spec.inputs] + [one.name for one in spec.outputs]:
        if re.sub(r"_\d+$", "", name) in taken:
            raise SpecError(
                f"{name!r} is what Keras calls a layer of this model; valid is a name like "
                f"{name}_value, and any other than {', '.join(sorted(taken))}"
            )


def names_of_layers() -> set[str]:
    """Return the names that Keras gives to layers of any shipped template."""
    files = templates_folder().rglob("*.j2")
    return _automatic_names(file.read_text(encoding="utf-8") for file in files)


def _automatic_names(texts: Iterable[str]) -> set[str]:
    used = {name for text in texts for name in _LAYERS.findall(text)}
    return {_automatic(name) for name in used} | _OPERATORS


def _automatic(layer: str) -> str:
    """Return the name that Keras makes of the name of a class."""
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", layer)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def _finished(text: str, spec: Spec, modules: Mapping[str, list[str]]) -> str:
    return formatted(with_imports(text, spec.style, modules))


def _parsed(path: str, text: str) -> list[str]:
    try:
        return exported(text)
    except SyntaxError as error:
        raise SpecError(f"{path}: line {error.lineno} is no Python: {error.msg}") from None


def _safe(path: str, template: Template) -> str:
    """Require a path inside the scaffold."""
    normal = posixpath.normpath(path)
    if posixpath.isabs(normal) or normal.split("/")[0] in ("..", ".") or "\\" in path:
        raise SpecError(f"template {template.name}: {path!r} is not a path inside the scaffold")
    return normal


def _environment(template: Template) -> Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    shared = FileSystemLoader(templates_folder() / "shared")
    environment = SandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(template.folder), PrefixLoader({"shared": shared})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "constant": str.upper,
        "literal": literal,
        "metric_expressions": _metric_expressions,
        "tuple": tuple,
    }
    return environment


def _render(
    environment: Environment,
    spec: Spec,
    template: Template,
    *,
    source: str = "",
    text: str = "",
    name: str = "",
) -> str:
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    context = {
        **spec.variables,
        "name": spec.name,
        "inputs": spec.inputs,
        "outputs": spec.outputs,
        "merge": spec.merge,
        "trunk": spec.trunk,
        "style": spec.style,
        "template": template.name,
        "imports": MARKER,
    }
    where = f"template {template.name}: {source or name}"
    try:
        found = environment.from_string(text) if text else environment.get_template(source)
        return found.render(context)
    except TemplateNotFound as error:
        raise SpecError(f"{where}: there is no file {error.name}") from None
    except TemplateSyntaxError as error:
        raise SpecError(f"{where}: line {error.lineno}: {error.message}") from None
    except TemplateError as error:
        raise SpecError(f"{where}: {error.message}") from None
    except _FAULTS as error:
        raise SpecError(f"{where}: {error}") from None


def literal(value: Any) -> str:
    """Return a value as black writes it."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:_}" if value >= 10_000 else str(value)
    if isinstance(value, (tuple, list)):
        inner = ", ".join(literal(item) for item in value)
        comma = "," if len(value) == 1 and isinstance(value, tuple) else ""
        return f"({inner}{comma})" if isinstance(value, tuple) else f"[{inner}]"
    return repr(value)


def _string(value: str) -> str:
    """Quote with double quotes, unless single ones take fewer escapes."""
    quote = "'" if value.count('"') > value.count("'") else '"'
    escaped = {quote: f"\\{quote}", "\\": "\\\\"}
    characters = [
        escaped.get(character, character if character.isprintable() else repr(character)[1:-1])
        for character in value
    ]
    return quote + "".join(characters) + quote


def _metric_expressions(output: Output) -> list[str]:
    kind = OUTPUT_KINDS[output.kind]
    classes = output.size[-1] if output.size else 0
    return [kind.metrics[metric].format(classes=classes) for metric in output.metrics]
