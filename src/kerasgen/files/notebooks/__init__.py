"""Notebooks as one Python source, and back into the file with nothing changed but those cells."""

from __future__ import annotations

from kerasgen.files.notebooks.notebook import Notebook, Place, read_notebook

__all__ = ["Notebook", "Place", "read_notebook"]
