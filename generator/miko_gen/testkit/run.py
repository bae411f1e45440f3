"""Runs a module's own tests: on stand-ins, on Core's classes, or against a live PBX."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from miko_gen.testkit.interpreter import EXTENSIONS, find_php
from miko_gen.testkit.kit import kit

_PHPUNIT = 10


class TestError(Exception):
    """The tests cannot run; the message says what is missing."""

    __test__ = False  # not a test class, whatever pytest makes of the name


@dataclass(frozen=True)
class Run:
    """A command that runs tests: what it is for people, the command, and what its environment has besides ours."""

    engine: str
    command: tuple[str, ...]
    environment: dict[str, str]

    def start(self) -> int:
        """Run it, its output going where ours goes; the exit code."""
        sys.stdout.flush()
        return subprocess.run(self.command, env={**os.environ, **self.environment}, check=False).returncode


def on_php(
    module: Path, *, core: Path | None, release: str | None, php: str | None, filter_: str, junit: Path | None
) -> Run:
    """The module's PHPUnit tests on Core's checkout ``core``, or on stand-ins of Core's ``release``.

    Raises:
        TestError: the module has no tests, or there is no such Core or release.
        PhpError: there is no PHP that can run them.

    """
    if not (module / "tests" / "bootstrap.php").is_file():
        raise TestError(f"{module} has no tests/bootstrap.php: it is not a generated module")
    if core is not None and not (core / "src" / "Modules").is_dir():
        raise TestError(f"{core} is not a checkout of MikoPBX's Core: it has no src/Modules")
    interpreter = find_php(php, (*EXTENSIONS, "phalcon") if core else EXTENSIONS)
    try:
        folder = kit(release)
    except KeyError:
        raise TestError(f"there is no catalogue of Core {release}") from None
    environment = {
        "MIKO_GEN_TESTKIT": str(folder),
        "MIKO_GEN_PHP": interpreter.program,
        "MIKOPBX_CORE": str(core.resolve()) if core else "",
    }
    phpunit = _phpunit(module, interpreter.program)
    if phpunit is None:
        command = [interpreter.program, str(folder / "run.php"), str(module)]
        command += [
            part for name, value in (("--filter", filter_), ("--junit", junit)) if value for part in (name, str(value))
        ]
        runner = "the kit's runner"
    else:
        command = [interpreter.program, phpunit, "-c", str(module / "tests" / "phpunit.xml")]
        command += ["--filter", filter_] if filter_ else []
        command += ["--log-junit", str(junit)] if junit else []
        runner = "PHPUnit"
    where = f"Core's own classes ({core})" if core else f"stand-ins of Core {folder.name.split('-')[1]}"
    return Run(f"{where}, {interpreter}, {runner}", tuple(command), environment)


def on_pbx(module: Path, *, url: str, filter_: str, junit: Path | None) -> Run:
    """The module's pytest tests against the PBX at ``url``, on which it is installed.

    Raises:
        TestError: the module has no such tests, or pytest is missing.

    """
    from importlib.util import find_spec

    tests = module / "tests" / "live"
    if not tests.is_dir():
        raise TestError(f"{module} has no tests/live: nothing of it can be reached from outside")
    if find_spec("pytest") is None:
        raise TestError(f'pytest is missing: "{sys.executable} -m pip install pytest" brings it')
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tests)]
    command += ["-k", filter_] if filter_ else []
    command += [f"--junit-xml={junit}"] if junit else []
    return Run(f"the PBX at {url}", tuple(command), {"MIKOPBX_URL": url, "PYTHONDONTWRITEBYTECODE": "1"})


def _phpunit(module: Path, php: str) -> str | None:
    """PHPUnit 10 or newer: the module's own, or the one on the PATH; None where the kit's runner has to do."""
    for program in (str(module / "vendor" / "bin" / "phpunit"), shutil.which("phpunit")):
        if program is None or not Path(program).is_file():
            continue
        said = subprocess.run([php, program, "--version"], capture_output=True, text=True, check=False).stdout
        version = re.search(r"PHPUnit (\d+)", said)
        if version and int(version[1]) >= _PHPUNIT:
            return program
    return None
