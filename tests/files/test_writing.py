"""Writes that cannot lose a file: whatever goes wrong, the old one is there and nothing else."""

from __future__ import annotations

import os
import signal
import socket
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kerasgen.files.writing import WriteRefusedError, replace_file, write_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

OLD, NEW = b"old\r\n", b"new \xff\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_bytes(OLD)
    return path


def names(directory: Path) -> list[str]:
    return sorted(entry.name for entry in directory.iterdir())


def replace(path: Path) -> None:
    replace_file(str(path), NEW, read=OLD)


def write(path: Path) -> None:
    write_file(str(path), NEW)


BOTH = pytest.mark.parametrize("put", [replace, write])


@BOTH
def test_puts_the_new_bytes_and_leaves_nothing_beside(
    target: Path, put: Callable[[Path], None]
) -> None:
    put(target)
    assert target.read_bytes() == NEW
    assert names(target.parent) == ["a.py"]


@BOTH
@pytest.mark.parametrize("mode", [0o600, 0o755, 0o640])
def test_keeps_the_mode(target: Path, put: Callable[[Path], None], mode: int) -> None:
    target.chmod(mode)
    put(target)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@BOTH
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_keeps_the_owner(target: Path, put: Callable[[Path], None]) -> None:
    os.chown(target, 1234, 2345)
    put(target)
    assert (target.stat().st_uid, target.stat().st_gid) == (1234, 2345)


@BOTH
def test_an_owner_that_cannot_be_kept_is_no_failure(
    target: Path, put: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    target.chmod(0o640)
    put(target)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@BOTH
def test_a_link_stays_a_link(target: Path, put: Callable[[Path], None], tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    middle, link = inner / "middle.py", tmp_path / "link.py"
    middle.symlink_to("../a.py")
    link.symlink_to("inner/middle.py")
    put(link)
    assert link.is_symlink()
    assert middle.is_symlink()
    assert target.read_bytes() == NEW
    assert names(inner) == ["middle.py"]


@BOTH
def test_is_synced_before_it_is_renamed_and_the_directory_after(
    target: Path, put: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    really_sync, really_replace = os.fsync, os.replace

    def spy_sync(descriptor: int) -> None:
        kind = "directory" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        size = os.fstat(descriptor).st_size
        events.append(f"file of {size}" if kind == "file" else kind)
        really_sync(descriptor)

    def spy_replace(old: str, new: str) -> None:
        assert Path(old).parent == Path(new).parent
        events.append("rename")
        really_replace(old, new)

    monkeypatch.setattr(os, "fsync", spy_sync)
    monkeypatch.setattr(os, "replace", spy_replace)
    put(target)
    assert events == [f"file of {len(NEW)}", "rename", "directory"]


@BOTH
@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_step_loses_nothing(
    target: Path,
    put: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    error: BaseException,
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    refused = isinstance(error, OSError)
    with pytest.raises(WriteRefusedError if refused else KeyboardInterrupt) as caught:
        put(target)
    if refused:
        assert str(caught.value) == "cannot write: no space left on device"
    assert target.read_bytes() == OLD
    assert names(target.parent) == ["a.py"]


@BOTH
@pytest.mark.parametrize(
    ("module", "step"), [(tempfile, "mkstemp"), (os, "replace"), (os, "unlink")]
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_is_answered_after_the_write(
    target: Path,
    put: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    step: str,
    number: signal.Signals,
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    really = getattr(module, step)

    def interrupted(*arguments: object) -> object:
        signal.raise_signal(number)
        result = really(*arguments)
        signal.raise_signal(number)
        return result

    monkeypatch.setattr(module, step, interrupted)
    former = signal.signal(number, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            put(target)
        assert signal.getsignal(number) is interrupt
    finally:
        signal.signal(number, former)
    assert target.read_bytes() == NEW
    assert names(target.parent) == ["a.py"]


@BOTH
def test_a_directory_that_cannot_be_synced_is_no_failure(
    target: Path, put: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(22, "Invalid argument")
        really(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    put(target)
    assert target.read_bytes() == NEW


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 252 + ".py")
    path.write_bytes(OLD)
    replace(path)
    assert path.read_bytes() == NEW


def test_a_file_that_changed_before_is_refused(target: Path) -> None:
    target.write_bytes(b"edited\n")
    with pytest.raises(WriteRefusedError, match="changed on disk meanwhile; run again"):
        replace(target)
    assert target.read_bytes() == b"edited\n"
    assert names(target.parent) == ["a.py"]


def test_a_file_that_changes_while_it_is_written_is_refused(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync

    def edit_meanwhile(descriptor: int) -> None:
        target.write_bytes(b"edited\n")
        really(descriptor)

    monkeypatch.setattr(os, "fsync", edit_meanwhile)
    with pytest.raises(WriteRefusedError, match="changed on disk meanwhile"):
        replace(target)
    assert target.read_bytes() == b"edited\n"
    assert names(target.parent) == ["a.py"]


def test_a_file_that_is_gone_is_not_made_again(target: Path) -> None:
    target.unlink()
    with pytest.raises(WriteRefusedError, match="changed on disk meanwhile"):
        replace(target)
    assert names(target.parent) == []


def test_a_file_that_became_a_directory(target: Path) -> None:
    target.unlink()
    target.mkdir()
    with pytest.raises(WriteRefusedError, match="changed on disk meanwhile"):
        replace(target)


def test_a_write_protected_file_is_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everything, so the answer is given here.
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(WriteRefusedError, match="write-protected"):
        replace(target)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_new_file_gets_the_mode_that_the_umask_leaves(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "new.py"
    former = os.umask(umask)
    try:
        write(path)
        assert os.umask(umask) == umask
    finally:
        os.umask(former)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask


def test_a_new_file_through_a_link_that_leads_nowhere_yet(tmp_path: Path) -> None:
    link = tmp_path / "link.py"
    link.symlink_to("new.py")
    write(link)
    assert link.is_symlink()
    assert (tmp_path / "new.py").read_bytes() == NEW


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere/a.py", "cannot write: no such file or directory"),
        ("file/a.py", "cannot write: not a directory"),
        (".", "cannot write: is a directory"),
    ],
)
def test_where_no_file_can_be(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteRefusedError) as caught:
        write(tmp_path / name)
    assert str(caught.value) == message
    assert names(tmp_path) == ["file"]


def test_a_pipe_is_written_to_and_not_replaced() -> None:
    ours, theirs = os.pipe()
    try:
        write_file(f"/dev/fd/{theirs}", NEW)
        assert os.read(ours, 100) == NEW
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        with pytest.raises(WriteRefusedError, match="cannot write: "):
            write_file("socket", NEW)
    assert names(tmp_path) == ["socket"]
