"""The stand-ins of models, set-up and hooks do what Phalcon's and Core's classes do: scenarios, with the real ones' output.

Each ``testkit/scenarios/*.php`` prints what it sees; beside it lies what it prints on Core's own classes. With
MIKOPBX_CORE (a checkout of Core) and MIKO_GEN_PHP_CORE (a PHP that has the extension phalcon) the scenarios run there too,
and MIKO_GEN_UPDATE_GOLDEN=1 writes what they print.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "testkit"
CORE = os.environ.get("MIKOPBX_CORE", "")
PHP_OF_CORE = os.environ.get("MIKO_GEN_PHP_CORE", "")
SCENARIOS = sorted(path.stem for path in (HERE / "scenarios").glob("*.php"))


def said(program: Path, kit: Path, scenario: str, **environment: str) -> str:
    command = [program, HERE / "run.php", kit, HERE / "scenarios" / f"{scenario}.php"]
    own = {**os.environ, "MIKO_GEN_PHP": str(program), **environment}
    own.pop("MIKO_GEN_SCRATCH", None)
    if "MIKOPBX_CORE" not in environment:
        own.pop("MIKOPBX_CORE", None)
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=own, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def expected(scenario: str) -> Path:
    return HERE / "scenarios" / f"{scenario}.txt"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_prints_on_the_kit_what_it_prints_on_core(php: Path, standins: Path, scenario: str) -> None:
    assert said(php, standins, scenario) == expected(scenario).read_text(encoding="utf-8")


if CORE and PHP_OF_CORE:

    @pytest.mark.parametrize("scenario", SCENARIOS)
    def test_a_scenario_prints_on_core_what_is_kept(standins: Path, scenario: str) -> None:
        found = said(Path(PHP_OF_CORE), standins, scenario, MIKOPBX_CORE=CORE)
        if os.environ.get("MIKO_GEN_UPDATE_GOLDEN"):
            expected(scenario).write_text(found, encoding="utf-8")
        assert found == expected(scenario).read_text(encoding="utf-8")
