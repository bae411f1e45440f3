"""The test kit's forms, assets, translations and Volt print what Phalcon itself prints."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "testkit_pages"
SCENARIOS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".php", ".volt"} and path.name[0] not in "_r")
# Printed by Phalcon and Core: MIKOPBX_CORE=… php -d extension=phalcon tests/testkit_pages/run.php SCENARIO...
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def run(php: Path, standins: Path, scenarios: list[Path]) -> dict[str, str]:
    ran = subprocess.run(
        [php, FOLDER / "run.php", *scenarios, "--kit", standins], capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    printed: dict[str, str] = json.loads(ran.stdout)
    return printed


@pytest.fixture(scope="module")
def printed(php: Path, standins: Path) -> dict[str, str]:
    return run(php, standins, SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.name)
def test_prints_what_phalcon_prints(printed: dict[str, str], scenario: Path) -> None:
    assert printed[scenario.name] == EXPECTED[scenario.name]


def test_a_controller_answers_as_on_core(
    php: Path, standins: Path, modules: Mapping[str, Path], tmp_path: Path
) -> None:
    """Expected is what controller/run.php prints with MIKOPBX_CORE and ext-phalcon."""
    asked = FOLDER / "controller"
    module = tmp_path / modules["phone-book"].name
    shutil.copytree(modules["phone-book"], module)
    shutil.copy(asked / "DoorsController.php", module / "App" / "Controllers")
    (module / "App" / "Views" / "Doors").mkdir()
    shutil.copy(asked / "index.volt", module / "App" / "Views" / "Doors")
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    environment = os.environ | {"MIKO_GEN_MODULE": str(module), "MIKO_GEN_SCRATCH": str(scratch)}
    environment.pop("MIKOPBX_CORE", None)
    ran = subprocess.run(
        [php, asked / "run.php", standins], env=environment, capture_output=True, text=True, check=False
    )

    assert (ran.stderr, ran.returncode) == ("", 0)
    assert json.loads(ran.stdout) == json.loads((asked / "expected.json").read_text(encoding="utf-8"))


MISTAKES = {
    "{% if yes %}\n\n{% for row in rows %}\n{% endfor %}": "1: {% if %} has no {% endif %}",
    "{% if yes %}\n{% endfor %}": "2: there is no {% for %} that this belongs to at the end of the tag",
    "\n{{ hostile|unknown }}": "2: there is no such filter at 'unknown'",
    "\n\n{{ unknown(1) }}": "3: there is no such function at 'unknown'",
    "{{ yes is unknown }}": "1: there is no such test at 'unknown'",
    "a\n{% macro row(a) %}{% endmacro %}": "2: {% macro %} is not imitated",
    "{{ yes ? 1 }}": "1: expected ':' at the end of the tag",
    "{{ yes no }}": "1: nothing more was expected at 'no'",
    "{{ $yes }}": "1: '$yes }}' is not understood",
    "\n{{ yes ": "2: the tag has no }}",
    "{# open": "1: the comment has no end",
    "a\nb {{ nowhere|e }}": "2: Undefined variable $nowhere",
    "{% for row in rows %}{{ loop.unknown }}{% endfor %}": "1: a loop has no such property at '.'",
}


def test_a_mistake_says_where_it_is(php: Path, standins: Path, tmp_path: Path) -> None:
    templates = []
    for number, template in enumerate(MISTAKES):
        templates.append(tmp_path / f"mistake{number}.volt")
        templates[-1].write_text(template, encoding="utf-8")
    printed = run(php, standins, templates)

    said = [printed[path.name].removeprefix(f"MikoGen\\TestKit\\Volt\\Mistake: {path}:") for path in templates]

    assert said == list(MISTAKES.values())
