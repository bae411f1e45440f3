"""Every generated file is read by the program that will read it: PHP 8.4, PHP_CodeSniffer, Node.js."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from miko_gen.contract.catalogue import releases
from miko_gen.testkit.standins import write


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def parse(php: Path, module: Path) -> subprocess.CompletedProcess[str]:
    return run(php, "-d", "error_reporting=-1", "-d", "display_errors=1", "-l", *sorted(module.rglob("*.php")))


def load(php: Path, standins: Path, module: Path) -> subprocess.CompletedProcess[str]:
    return run(php, standins / "load.php", module)


def sniff(phpcs: Path, module: Path) -> subprocess.CompletedProcess[str]:
    return run(phpcs, "--standard=PSR12", "--extensions=php", "--report=emacs", "-q", "-s", module)


@pytest.fixture
def black_list(modules: Mapping[str, Path], tmp_path: Path) -> Path:
    """A module to plant a fault in."""
    return Path(shutil.copytree(modules["module-black-list"], tmp_path / "ModuleBlackList"))


def plant(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_php_parses_every_file(php: Path, module: Path) -> None:
    ran = parse(php, module)

    lines = [line for line in ran.stdout.splitlines() if line]
    assert [line for line in lines if not line.startswith("No syntax errors detected")] == []
    assert len(lines) == len(list(module.rglob("*.php")))
    assert ran.returncode == 0


def test_every_class_loads(php: Path, standins: Path, module: Path) -> None:
    ran = load(php, standins, module)

    assert ran.stderr == ""
    assert ran.stdout.endswith(" classes loaded\n")
    assert ran.returncode == 0


def test_every_class_loads_on_the_oldest_core(php: Path, module: Path, tmp_path: Path) -> None:
    write(tmp_path, releases()[0])

    ran = load(php, tmp_path, module)

    assert ran.stderr == ""
    assert ran.stdout.endswith(" classes loaded\n")


def test_no_index_of_an_annotation_is_unique(module: Path) -> None:
    """Of such SQLite makes an index without a text: Phalcon's describeIndexes() warns then, and Core's installer ends."""
    for model in (module / "Models").glob("*.php"):
        assert "type='UNIQUE'" not in model.read_text(encoding="utf-8")


def test_psr_12(phpcs: Path, module: Path) -> None:
    ran = sniff(phpcs, module)

    assert ran.stdout == ""
    assert ran.returncode == 0


def test_node_reads_every_script(node: str, modules: Mapping[str, Path]) -> None:
    scripts = sorted(path for module in modules.values() for path in module.rglob("*.js"))
    checked = [run(node, "--check", script) for script in scripts]

    assert [ran.stderr for ran in checked if ran.returncode != 0] == []


def test_the_stand_ins_themselves_load(php: Path, standins: Path) -> None:
    lint = parse(php, standins)
    loading = (
        f"error_reporting(E_ALL); require '{standins}/autoload.php';"
        "foreach (array_slice($argv, 1) as $name) {"
        "    if (!class_exists($name) && !interface_exists($name) && !enum_exists($name)) { echo $name, PHP_EOL; }"
        "}"
    )
    files = [path.relative_to(standins / "standins") for path in (standins / "standins").rglob("*.php")]
    ran = run(php, "-r", loading, "--", *(str(path.with_suffix("")).replace("/", "\\") for path in files))

    assert lint.returncode == 0
    assert "Deprecated" not in lint.stdout
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", "", 0)


class TestPlantedFaults:
    """The checks above find what they are there for."""

    def test_a_syntax_error(self, php: Path, black_list: Path) -> None:
        plant(black_list / "Lib/BlackListConf.php", "{", "{{ if")

        ran = parse(php, black_list)

        assert ran.returncode != 0
        assert "Parse error" in ran.stdout

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ("public function generateIncomingRoutBeforeDial(int $rout): string { return ''; }", "must be compatible"),
            ("public function onAfterModuleEnable(): int { return 1; }", "must be compatible"),
            ("private function getDependenceModels(): array { return []; }", "must be public"),
        ],
    )
    def test_an_override_with_another_signature(
        self, php: Path, standins: Path, black_list: Path, wrong: str, said: str
    ) -> None:
        path = black_list / "Lib" / "BlackListOtherConf.php"
        path.write_text(
            "<?php\nnamespace Modules\\ModuleBlackList\\Lib;\n"
            f"class BlackListOtherConf extends \\MikoPBX\\Modules\\Config\\ConfigClass\n{{\n    {wrong}\n}}\n",
            encoding="utf-8",
        )

        ran = load(php, standins, black_list)

        assert ran.returncode != 0
        assert said in ran.stderr

    def test_an_import_of_no_class(self, php: Path, standins: Path, black_list: Path) -> None:
        plant(black_list / "Lib/BlackListConf.php", "\nuse ", "\nuse MikoPBX\\Core\\System\\Utils;\nuse ")

        ran = load(php, standins, black_list)

        assert "there is no class MikoPBX\\Core\\System\\Utils" in ran.stdout
        assert ran.returncode == 1

    def test_a_deprecation(self, php: Path, standins: Path, black_list: Path) -> None:
        path = black_list / "Lib" / "Deprecated.php"
        path.write_text(
            "<?php\nnamespace Modules\\ModuleBlackList\\Lib;\n"
            "class Deprecated\n{\n    public function one(string $text = null): void\n    {\n    }\n}\n",
            encoding="utf-8",
        )

        ran = load(php, standins, black_list)

        assert "is deprecated" in ran.stdout
        assert ran.returncode == 1

    def test_a_psr_12_fault(self, phpcs: Path, black_list: Path) -> None:
        plant(black_list / "Lib/BlackListConf.php", "\n{\n", " {\n")

        ran = sniff(phpcs, black_list)

        assert "PSR2.Classes.ClassDeclaration" in ran.stdout
        assert ran.returncode != 0
