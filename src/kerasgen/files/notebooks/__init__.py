"""Notebooks as one Python source, and back into the file with nothing changed but those cells."""

from __future__ import annotations

from kerasgen.files.notebooks.cells import plain_cell
from kerasgen.files.notebooks.joined import Joined, Place
from kerasgen.files.notebooks.notebook import Notebook, read_notebook

__all__ = ["Joined", "Notebook", "Place", "plain_cell", "read_notebook"]
