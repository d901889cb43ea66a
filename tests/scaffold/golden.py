"""One specification per template with all that is generated from it, as files to be read.

`python -m tests.scaffold.golden` writes them anew: look at the difference before it is committed.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kerasgen.scaffold import generate
from kerasgen.scaffold.documents import read_document
from kerasgen.scaffold.entries import input_of, output_of
from kerasgen.scaffold.fitting import Draft, fitted
from kerasgen.scaffold.manifest import find_template

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CASES", "FORMS", "generated", "stored"]

FOLDER = Path(__file__).parent.parent / "cases" / "scaffold"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/spec.toml"))
# What is kept of each template; the first one shows the other forms, too.
FORMS = dict.fromkeys(CASES, ("project",)) | {"multi-io": ("project", "single-file", "notebook")}


def generated(name: str, form: str) -> Mapping[str, str]:
    """Return the files of the specification of a case."""
    document = read_document(str(FOLDER / name / "spec.toml"))
    template = find_template(document["template"])
    draft = Draft(
        document["name"],
        tuple(map(input_of, document["inputs"])),
        tuple(map(output_of, document["outputs"])),
        document.get("merge"),
        style=document.get("style"),
        variables=document.get("variables", {}),
    )
    return generate(fitted(draft, template), template, form)


def stored(name: str, form: str) -> dict[str, str]:
    """Return the files as they are kept."""
    folder = FOLDER / name / form
    return {
        str(path.relative_to(folder).as_posix()): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def main() -> None:
    """Write all cases anew."""
    for name, forms in FORMS.items():
        for form in forms:
            folder = FOLDER / name / form
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for path, text in generated(name, form).items():
                (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
