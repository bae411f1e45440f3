"""What the test kit does in calls is what Core's own classes did (expected.json): AGI, the manager's client, helpers.

With MIKOPBX_CORE and MIKO_GEN_PHP_CORE (a PHP with Phalcon), Core's own classes are asked again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent / "testkit_calls"
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def said(
    engine: Mapping[str, str], standins: Path, modules: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    original = modules["module-black-list"]
    module = Path(shutil.copytree(original, tmp_path_factory.mktemp("calls") / original.name))
    shutil.copy(HERE / "agi.php", module / "agi-bin")
    ran = subprocess.run(
        [engine["MIKO_GEN_PHP"], HERE / "run.php", standins, module],
        capture_output=True, text=True, check=False, env={**os.environ, **engine},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    made: dict[str, Any] = json.loads(ran.stdout)
    return made


@pytest.mark.parametrize("part", EXPECTED)
def test_the_kit_does_what_core_does(said: dict[str, Any], part: str) -> None:
    assert said[part] == EXPECTED[part]
