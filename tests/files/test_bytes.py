"""Reading a file whole: only regular files, however their size changes meanwhile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kerasgen.files.bytes import NotAFileError, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("data", [b"", b"x = 1\r\n\xff\0", b"a" * (3 << 20)])
def test_gives_back_every_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(data)
    assert read_bytes(str(path)) == data


@pytest.mark.parametrize("claimed", [0, 3, 100])
def test_a_file_of_another_size_than_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claimed: int
) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"0123456789")
    told = list(path.stat())
    told[6] = claimed
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result(told))
    assert read_bytes(str(path)) == b"0123456789"


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError, match="not a regular file"):
        read_bytes(str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.py"
    os.mkfifo(path)
    with pytest.raises(NotAFileError):
        read_bytes(str(path))


def test_no_descriptor_is_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []
    closed: list[int] = []
    really_open, really_close = os.open, os.close

    def spy_open(path: str, flags: int) -> int:
        opened.append(really_open(path, flags))
        return opened[-1]

    def spy_close(descriptor: int) -> None:
        closed.append(descriptor)
        really_close(descriptor)

    monkeypatch.setattr(os, "open", spy_open)
    monkeypatch.setattr(os, "close", spy_close)
    with pytest.raises(NotAFileError):
        read_bytes(str(tmp_path))
    assert opened == closed != []
