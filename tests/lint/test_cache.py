"""The cache: an answer is used while all that it depends on is the same, and never when not."""

from __future__ import annotations

import json
import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from kerasgen.lint import cache as cache_module
from kerasgen.lint import check
from kerasgen.lint.cache import Cache, default_directory, open_cache
from kerasgen.lint.check import Options, Source, lint_sources

if TYPE_CHECKING:
    from pathlib import Path

    from kerasgen.lint.findings import Lint

MAIN = """\
import keras
from keras import layers

from sizes import SIZE

both = layers.Add()([keras.Input((SIZE,)), keras.Input((8,))])
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that go to a worker."""
    paths: list[str] = []
    build = check._built

    def spy(sources: Any, *rest: Any) -> Any:
        paths.extend(source.path for source in sources)
        return build(sources, *rest)

    monkeypatch.setattr(check, "_built", spy)
    return paths


def run(folder: Path, *, codes: tuple[str, ...] = ("KG104",), text: str = MAIN) -> Lint:
    source = Source(str(folder / "main.py"), text)
    (outcome,) = lint_sources([source], Options(codes, 1, "light", str(folder / "cache")))
    return outcome


def test_the_same_source_is_built_once(tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "sizes.py").write_text("SIZE = 7\n")
    first = run(tmp_path)
    assert [finding.line for finding in first.findings] == [6]
    assert run(tmp_path) == first
    assert len(asked) == 1


def test_what_it_depends_on(tmp_path: Path, asked: list[str]) -> None:
    sizes = tmp_path / "sizes.py"
    assert run(tmp_path).findings == ()
    sizes.write_text("SIZE = 7\n")  # looked for before, in vain
    assert len(run(tmp_path).findings) == 1
    sizes.write_text("SIZE = 8\n")
    assert run(tmp_path).findings == ()
    sizes.unlink()
    assert run(tmp_path).findings == ()
    run(tmp_path, codes=("KG101",))
    run(tmp_path, text=MAIN + "\n")
    assert len(asked) == 6


def test_other_versions_are_other_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light = open_cache(str(tmp_path), ["KG101"], "light")
    assert light == open_cache(str(tmp_path), ["KG101"], "light")
    assert light != open_cache(str(tmp_path), ["KG102"], "light")
    assert light != open_cache(str(tmp_path), ["KG101"], "auto")
    monkeypatch.setattr(cache_module, "__version__", "0")
    assert light != open_cache(str(tmp_path), ["KG101"], "light")
    monkeypatch.undo()
    monkeypatch.setattr(cache_module, "find_spec", lambda _: None)
    assert light != open_cache(str(tmp_path), ["KG101"], "light")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"modules": 3, "answer": {}}', "\x00"])
def test_a_damaged_entry_is_made_anew(tmp_path: Path, asked: list[str], damage: str) -> None:
    (tmp_path / "sizes.py").write_text("SIZE = 7\n")
    first = run(tmp_path)
    (entry,) = (tmp_path / "cache").glob("*.json")
    entry.write_text(damage)
    assert run(tmp_path) == first
    assert run(tmp_path) == first
    assert len(asked) == 2


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    assert run(tmp_path) == run(tmp_path)
    assert len(asked) == 2


def test_runs_at_the_same_time(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "settings")
    answer = {"findings": ["x" * 100_000], "modules": {}}
    found: list[Any] = []

    def work() -> None:
        for _ in range(30):
            cache.store("a.py", "text", answer)
            found.append(cache.find("a.py", "text"))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [answer] * 120
    assert len(list(tmp_path.iterdir())) == 1


def test_old_entries_go(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "settings")
    cache.store("old.py", "", {"findings": []})
    (old,) = tmp_path.iterdir()
    long_ago = time.time() - 40 * 86_400
    os.utime(old, (long_ago, long_ago))
    (tmp_path / "notes.txt").write_text("not ours")
    os.utime(tmp_path / "notes.txt", (long_ago, long_ago))
    cache.store("new.py", "", {"findings": []})
    cache.prune()
    assert cache.find("old.py", "") is None
    assert cache.find("new.py", "") is not None
    assert (tmp_path / "notes.txt").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_a_pipe_is_no_module(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sizes.py")  # reading it would wait for somebody to write
    assert run(tmp_path).findings == ()
    assert run(tmp_path).findings == ()


def test_an_entry_is_plain_json(tmp_path: Path) -> None:
    Cache(str(tmp_path), "settings").store("a.py", "text", {"findings": [], "modules": {}})
    (entry,) = tmp_path.iterdir()
    assert json.loads(entry.read_text())["answer"] == {"findings": [], "modules": {}}


def test_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERASGEN_CACHE_DIR", "/somewhere")
    assert default_directory() == "/somewhere"
    monkeypatch.delenv("KERASGEN_CACHE_DIR")
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert default_directory() == "/home/me/.cache/kerasgen"
    monkeypatch.setattr("sys.platform", "darwin")
    assert default_directory() == "/home/me/Library/Caches/kerasgen"
