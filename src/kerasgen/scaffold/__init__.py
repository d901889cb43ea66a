"""A specification to the files of a project: model, data, training, prediction and a test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kerasgen.scaffold.spec import SpecError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kerasgen.scaffold.manifest import Template
    from kerasgen.scaffold.spec import Spec

__all__ = ["FORMS", "generate"]

FORMS = ("project", "single-file", "notebook")


def generate(spec: Spec, template: Template, form: str = "project") -> Mapping[str, str]:
    """Return the texts of the files by their paths: those of a project, or one file.

    Of a single file or a notebook the path is the name of the model. What is returned has been
    built by the linter, which executes nothing of it. Raises SpecError.
    """
    from kerasgen.scaffold.checking import require_builds
    from kerasgen.scaffold.documents import as_toml
    from kerasgen.scaffold.notebook import as_notebook, as_script
    from kerasgen.scaffold.rendering import render_one, render_project

    if form == "project":
        files = render_project(spec, template)
        require_builds(files)
        return {**files, "spec.toml": as_toml(spec, template.reference)}
    source = template.single_file if form == "single-file" else template.notebook
    if not source:
        raise SpecError(f"{template.name} has no form as a {form}")
    text = render_one(spec, template, source)
    if form == "single-file":
        require_builds({f"{spec.name}.py": text})
        return {f"{spec.name}.py": text}
    require_builds({f"{spec.name}.py": as_script(text)})
    return {f"{spec.name}.ipynb": json.dumps(as_notebook(text), indent=1) + "\n"}
