"""Several files at once: all are put in place, or everything is as it was before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kerasgen.files.placing import place_files
from kerasgen.files.writing import WriteRefusedError

if TYPE_CHECKING:
    from pathlib import Path

NEW = {"a.txt": b"new a", "sub/b.txt": b"new b", "sub/deep/c.txt": b"new c"}


def tree(folder: Path) -> dict[str, bytes]:
    """Everything below a folder: files with what they hold, folders with nothing."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


def placed(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(folder).items() if data}


@pytest.mark.parametrize("dest", ["new", "new/deeper", "."])
def test_new_files(tmp_path: Path, dest: str) -> None:
    place_files(str(tmp_path / dest), NEW, overwrite=False)
    assert placed(tmp_path / dest) == NEW


def test_modes_are_those_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    place_files(str(tmp_path), NEW, overwrite=False)
    modes = {(tmp_path / path).stat().st_mode for path in ("other", *NEW)}
    assert len(modes) == 1


def test_a_file_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/b.txt").write_bytes(b"old")
    before = tree(tmp_path)
    with pytest.raises(WriteRefusedError, match=r"b\.txt: exists; --force overwrites"):
        place_files(str(tmp_path), NEW, overwrite=False)
    assert tree(tmp_path) == before


def test_force_replaces_and_leaves_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "other.txt").write_bytes(b"other")
    place_files(str(tmp_path), NEW, overwrite=True)
    assert placed(tmp_path) == {**NEW, "other.txt": b"other"}


@pytest.mark.parametrize("failing", range(1, 5))
def test_a_failure_on_the_way_puts_all_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old a")
    before = tree(tmp_path)
    rename, calls = os.rename, 0

    def breaks(source: str, target: str) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(28, "No space left on device", target)
        rename(source, target)

    monkeypatch.setattr(os, "rename", breaks)
    with pytest.raises(WriteRefusedError, match="no space left"):
        place_files(str(tmp_path), NEW, overwrite=True)
    assert tree(tmp_path) == before


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    before = tree(tmp_path)
    with pytest.raises(WriteRefusedError, match="it is a directory"):
        place_files(str(tmp_path), NEW, overwrite=True)
    assert tree(tmp_path) == before


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "sub").write_bytes(b"file")
    before = tree(tmp_path)
    with pytest.raises(WriteRefusedError):
        place_files(str(tmp_path), NEW, overwrite=True)
    assert tree(tmp_path) == before
