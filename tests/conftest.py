"""What the tests share: the engines that scripts/engines makes, and every spec of specs/ generated once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from miko_gen.project.generate import generate
from miko_gen.testkit.standins import write

ROOT = Path(__file__).parent.parent
CORE, PHP_OF_CORE = os.environ.get("MIKOPBX_CORE"), os.environ.get("MIKO_GEN_PHP_CORE")
NOTHING_SKIPPED = os.environ.get("MIKO_GEN_REQUIRE_ENGINES") == "1"
# Programs that are made with an engine of another name.
ENGINE_OF = {"phpcs": "php", "phpunit": "php", "nginx": "servers", "fail2ban-client": "servers"}
LONGEST = ("test_hostile.py", "test_random.py")
SPECS = sorted((ROOT / "specs").glob("*.yaml"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """How much the tests that draw at random do."""
    parser.addoption("--random-specs", type=int, default=200, help="how many random specs test_random.py takes (200)")
    parser.addoption("--own-tests", type=int, default=80, help="of how many of them their own tests run (80)")
    parser.addoption("--histories", type=int, default=30, help="how many random lives test_regenerate.py takes (30)")
    parser.addoption("--kills", type=int, default=30, help="how many runs test_crash.py kills (30)")
    parser.addoption("--copier-histories", type=int, default=2, help="how many test_copier_update.py plays (2)")
    parser.addoption("--random-seed", default="0", help="with which it begins: a number, or any")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first: of several processes, none is left with one of them at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@cache
def _engine(name: str) -> tuple[Path | None, str]:
    """The program that scripts/engines makes, or why there is none. It is made once: a minute or two without a cache."""
    engine = ENGINE_OF.get(name, name)
    run = subprocess.run([ROOT / "scripts" / "engines", engine], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        said = run.stderr.strip().splitlines()
        return None, said[-1] if said else "scripts/engines failed"
    return Path(run.stdout.strip().splitlines()[-1]) / name, ""


def _missing(reason: str) -> NoReturn:
    if NOTHING_SKIPPED:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run that must leave out nothing fails when a test was skipped, whatever the reason."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NOTHING_SKIPPED and reporter is not None and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _program(name: str) -> Path:
    path, reason = _engine(name)
    if path is None:
        _missing(reason)
    return path


@pytest.fixture(scope="session")
def php() -> Path:
    """PHP 8.4 or newer."""
    return _program("php")


@pytest.fixture(scope="session", params=["kit", "core"] if CORE and PHP_OF_CORE else ["kit"])
def engine(request: pytest.FixtureRequest, php: Path) -> dict[str, str]:
    """What PHP is told about its engine: the stand-ins, and Core's own classes where the environment names both."""
    if request.param == "core":
        return {"MIKOPBX_CORE": str(CORE), "MIKO_GEN_PHP": str(PHP_OF_CORE)}
    return {"MIKOPBX_CORE": "", "MIKO_GEN_PHP": str(php)}


@pytest.fixture(scope="session")
def phpcs() -> Path:
    """PHP_CodeSniffer."""
    return _program("phpcs")


@pytest.fixture(scope="session")
def phpunit() -> Path:
    """PHPUnit, for an interpreter."""
    return _program("phpunit")


@pytest.fixture(scope="session")
def asterisk() -> Path:
    """Asterisk 22."""
    return _program("asterisk")


@pytest.fixture(scope="session")
def nginx() -> Path:
    """nginx with Lua, nchan and headers-more, as Core has it."""
    return _program("nginx")


@pytest.fixture(scope="session")
def fail2ban() -> Path:
    """The folder with fail2ban-client and fail2ban-regex."""
    return _program("fail2ban-client").parent


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The folder with Chromium and its driver."""
    return _program("chromium").parent


@pytest.fixture(scope="session")
def libraries() -> Path:
    """What npm installed for Core's pages: jQuery, DataTables and Fomantic UI."""
    return _program("libraries").parent.parent / "libraries" / "node_modules"


@pytest.fixture(scope="session")
def node() -> str:
    """Node.js, to read the JavaScript."""
    path = shutil.which("node") or shutil.which("nodejs")
    if path is None:
        _missing("node is not on this machine")
    return path


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The generated module of every spec in specs/, by the spec's name. Read only: copy one to change it."""
    parent = tmp_path_factory.mktemp("modules")
    return {spec.stem: generate(spec, parent / spec.stem).folder for spec in SPECS}


@pytest.fixture(params=[spec.stem for spec in SPECS])
def module(request: pytest.FixtureRequest, modules: Mapping[str, Path]) -> Path:
    """Each generated module in turn. Read only."""
    return modules[request.param]


@pytest.fixture(scope="session")
def standins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of PHP stand-ins of Core's and Phalcon's classes."""
    folder = tmp_path_factory.mktemp("standins")
    write(folder)
    return folder


def with_handlers(module: Path, folder: Path, bodies: Mapping[str, str]) -> Path:
    """A copy of the module in the folder whose handlers have these bodies, in PHP."""
    copy = folder / module.name
    shutil.copytree(module, copy)
    main = next((copy / "Lib").glob("*Main.php"))
    text = main.read_text(encoding="utf-8")
    for name, body in bodies.items():
        head, _, tail = text.partition(f"public function {name}(")
        assert tail, name
        stub = re.search(r"return .*;", tail)
        assert stub, name
        text = f"{head}public function {name}({tail[: stub.start()]}{body}{tail[stub.end() :]}"
    main.write_text(text, encoding="utf-8")
    return copy
