"""A directory to run in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory, with settings of its own so that none above it count."""
    here = tmp_path.resolve() / "project"
    here.mkdir()
    (here / "pyproject.toml").write_text("[tool.kerasgen]\n")
    monkeypatch.chdir(here)
    return here
