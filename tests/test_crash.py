"""A run of ``miko-gen regenerate`` that dies, cannot write or meets another one: nothing torn, nothing lost, the next one recovers."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from miko_gen.project import apply as applying
from miko_gen.project import disk
from miko_gen.project.check import check
from miko_gen.project.folder import FolderError
from miko_gen.project.generate import generate
from miko_gen.project.lock import STAGE
from miko_gen.project.regenerate import regenerate

ROOT = Path(__file__).parent.parent
# Few languages: a test dies before each change of a file.
BLACK_LIST = (
    (ROOT / "specs" / "module-black-list.yaml")
    .read_text(encoding="utf-8")
    .replace("  summary:", "  languages: [en, ru]\n  summary:", 1)
)
AFTER = BLACK_LIST.replace("BlackListNumbers", "Blocked").replace(
    "  Blocked:  ", "  Blocked:\n    renamed_from: BlackListNumbers"
).replace("CallWatcher", "Watcher").replace("hits", "times").replace("when_found:", "when_found:\n      - handler: onFound")  # fmt: skip
EDITED = (
    "Models/BlackListNumbers.php",
    "Lib/BlackListMain.php",
    "Lib/BlackListConf.php",
    "Lib/RestAPI/Numbers/Processor.php",
    "Messages/ru.php",
)
Files = dict[str, bytes]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module with hand edits and a spec that has changed since: files come, go, move, and are merged."""
    spec = tmp_path / "work" / "module.yaml"
    spec.parent.mkdir()
    spec.write_text(BLACK_LIST, encoding="utf-8")
    folder = generate(spec, spec.parent).folder
    for name in EDITED:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content.replace(b"\n\n", b"\n\n// mine\n", 1))
    (folder / "Lib" / "Own.php").write_bytes(b"<?php // mine\n")
    spec.write_text(AFTER, encoding="utf-8")
    return folder


def tree(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and STAGE not in path.parts
    }


def copy(module: Path, place: Path) -> Path:
    shutil.copytree(module.parent, place)
    return place / module.name


def finished(module: Path, place: Path) -> Files:
    folder = copy(module, place)
    plan = regenerate(folder)
    assert not plan.conflicts
    assert {"new", "changed", "merged", "removed", "kept"} <= {outcome.kind for outcome in plan.outcomes}
    return tree(folder)


def in_child(work: Callable[[], Any]) -> int:
    """Do ``work`` in a fork, which a test can kill; its process id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def is_whole(now: Files, before: Files, after: Files) -> bool:
    """Each file is as it was, or as it will be."""
    return all(content in (before.get(path), after.get(path)) for path, content in now.items()) and all(
        path in now or path not in before or path not in after for path in {*before, *after}
    )


def test_a_kill_at_a_random_moment(module: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    before, after = tree(module), finished(module, tmp_path / "finished")
    fair = random.Random(0)
    start = time.perf_counter()
    regenerate(copy(module, tmp_path / "timed"))
    longest = time.perf_counter() - start
    halfway = 0
    for turn in range(pytestconfig.getoption("--kills")):
        folder = copy(module, tmp_path / f"killed{turn}")
        child = in_child(lambda folder=folder: regenerate(folder))  # type: ignore[misc]
        time.sleep(fair.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        halfway += (folder / STAGE).exists()
        assert is_whole(tree(folder), before, after)
        regenerate(folder)
        assert tree(folder) == after
        assert not (folder / STAGE).exists()
        assert check(folder) == ()
        shutil.rmtree(folder.parent)
    print(f"{halfway} of them while it wrote")


def test_a_kill_at_every_step_of_writing(module: Path, tmp_path: Path) -> None:
    """Dies before the first, the fourth, … change that it makes in the folder."""
    before, after = tree(module), finished(module, tmp_path / "finished")
    step = 0
    while True:
        folder = copy(module, tmp_path / f"killed{step}")
        child = in_child(partial(_regenerate_until, step, folder))
        died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        assert is_whole(tree(folder), before, after)
        if step % 7 == 3:
            (folder / "Lib" / "BlackListConf.php").write_bytes(b"<?php // edited after the crash\n")
            try:
                regenerate(folder)
            except FolderError:
                regenerate(folder)
            assert b"// edited after the crash\n" in (folder / "Lib" / "BlackListConf.php").read_bytes()
        else:
            regenerate(folder)
            assert tree(folder) == after
        assert not (folder / STAGE).exists()
        shutil.rmtree(folder.parent)
        if not died:
            break
        step += 3
    assert step > 60


def _regenerate_until(step: int, folder: Path) -> None:
    """Regenerate, and be killed before the change number ``step`` in the folder."""
    left = [step]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod") or (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if writes and isinstance(arguments[0], (str, os.PathLike)) and str(folder) in str(arguments[0]):
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    sys.addaudithook(watch)
    regenerate(folder)


@pytest.mark.parametrize("call", [1, 2, 9, 20])
@pytest.mark.parametrize("name", ["_write", "_sync", "_make_folders"])
def test_a_full_disk_before_anything_moves(module: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: int) -> None:
    before = tree(module)
    failing(monkeypatch, applying, name, call if name == "_write" else 1)
    with pytest.raises(FolderError, match="No space left on device"):
        regenerate(module)
    assert tree(module) == before
    assert not (module / STAGE).exists()


@pytest.mark.parametrize("call", [2, 3, 10, 25])
def test_a_move_that_fails_is_undone(module: Path, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    before = tree(module)
    failing(monkeypatch, os, "replace", call)
    with pytest.raises(FolderError, match="nothing was changed"):
        regenerate(module)
    assert tree(module) == before
    assert not (module / STAGE).exists()
    monkeypatch.undo()
    assert not regenerate(module).conflicts


def failing(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, call: int) -> None:
    """The call with this number finds the disk full."""
    real, calls = getattr(place, name), [0]

    def once(*arguments: Any, **more: Any) -> Any:
        calls[0] += 1
        if calls[0] == call:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **more)

    monkeypatch.setattr(place, name, once)


def test_a_file_that_is_saved_meanwhile_stops_the_run(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = applying._stage

    def saving(*arguments: Any) -> None:
        real(*arguments)
        (module / "Lib/BlackListMain.php").write_bytes(b"<?php // saved meanwhile\n")

    monkeypatch.setattr(applying, "_stage", saving)
    before = tree(module)
    with pytest.raises(FolderError, match="changed meanwhile"):
        regenerate(module)
    assert tree(module) == {**before, "Lib/BlackListMain.php": b"<?php // saved meanwhile\n"}


def test_two_runs_at_once(module: Path, tmp_path: Path) -> None:
    after = finished(module, tmp_path / "finished")
    command = [sys.executable, "-m", "miko_gen", "regenerate", str(module)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    runs = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [one.communicate()[0] for one in runs]
    assert [one.returncode for one in runs] == [0, 0, 0]
    assert sum("nothing was changed" in text for text in said) == 2
    assert tree(module) == after


def test_a_run_that_waits_too_long_gives_up(module: Path) -> None:
    with (
        disk.alone(module),
        pytest.raises(FolderError, match="another miko-gen is at work"),
        disk.alone(module, patience=0.1),
    ):
        pass


@pytest.mark.parametrize("journal", [b"[]", b"{", b'[{"path": "../x", "before": "", "after": "", "staged": "0"}]'])
def test_a_journal_of_somebody_elses_changes_nothing_outside(module: Path, journal: bytes) -> None:
    (module / STAGE).mkdir()
    (module / STAGE / "0").write_bytes(b"")
    (module / STAGE / "journal.json").write_bytes(journal)
    if journal == b"[]":
        assert not regenerate(module).conflicts
        return
    before = tree(module.parent)
    with pytest.raises(FolderError):
        regenerate(module)
    assert tree(module.parent) == before
