"""Finds the PHP that runs a module's tests, or says what brings it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass

MINIMUM = (8, 4)
EXTENSIONS = ("mbstring", "pdo_sqlite", "posix", "sqlite3")
_ASK = "echo json_encode(['version' => PHP_VERSION, 'extensions' => array_map('strtolower', get_loaded_extensions())]);"
_HOW = (
    'Debian 13 and Ubuntu 25.04: "apt install php8.4-cli php8.4-mbstring php8.4-sqlite3"; macOS: "brew install php@8.4". '
    "Another program than the one on the PATH is named by --php."
)


class PhpError(Exception):
    """There is no PHP that can run the tests; the message says what is missing and how to get it."""


@dataclass(frozen=True)
class Php:
    """A PHP that can run tests: the program, and what it has."""

    program: str
    version: str
    extensions: frozenset[str]

    def __str__(self) -> str:
        return f"PHP {self.version}"


def find_php(program: str | None, needed: tuple[str, ...] = EXTENSIONS) -> Php:
    """The PHP named ``program``, or the one on the PATH.

    Raises:
        PhpError: there is none, it is older than PHP 8.4, or it lacks one of the extensions ``needed``.

    """
    candidates = [program] if program else ["php8.4", "php"]
    path = next((found for name in candidates if (found := shutil.which(os.path.expanduser(name)))), None)  # noqa: PTH111 -- which() takes text
    if path is None:
        missing = f"{program} is no program" if program else "PHP is not on this machine"
        raise PhpError(f"{missing}; the tests need PHP {_dotted(MINIMUM)}. {_HOW}")
    asked = subprocess.run([path, "-r", _ASK], capture_output=True, text=True, check=False)
    try:
        facts = json.loads(asked.stdout)
    except ValueError:
        raise PhpError(f"{path} does not answer as PHP does: {asked.stderr.strip() or asked.stdout[:200]!r}") from None
    php = Php(path, facts["version"], frozenset(facts["extensions"]))
    if tuple(int(part) for part in php.version.split(".")[:2]) < MINIMUM:
        raise PhpError(f"{path} is PHP {php.version}; the tests need {_dotted(MINIMUM)} or newer. {_HOW}")
    lacking = [name for name in needed if name not in php.extensions]
    if lacking:
        raise PhpError(f"{path} (PHP {php.version}) lacks the extension {' and '.join(lacking)}. {_HOW}")
    return php


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
