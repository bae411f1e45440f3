"""miko-gen test: it finds an engine or says what is missing, and its own runner does what PHPUnit does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import with_handlers
from miko_gen.cli import cli

OUTCOMES = """\
<?php

declare(strict_types=1);

namespace Modules\\ModuleBlackList\\Tests;

use PHPUnit\\Framework\\Attributes\\DataProvider;
use PHPUnit\\Framework\\Attributes\\TestWith;
use PHPUnit\\Framework\\TestCase;

final class OutcomesTest extends TestCase
{
    private array $steps = [];

    protected function setUp(): void
    {
        $this->steps[] = 'setUp';
    }

    public function testPasses(): void
    {
        self::assertSame(['setUp'], $this->steps);
    }

    public function testFails(): void
    {
        self::assertSame('<one>', '<two>', 'why');
    }

    public function testThrows(): void
    {
        throw new \\DomainException('a reason');
    }

    public function testWarns(): void
    {
        self::assertSame('', @file_get_contents('/nowhere') ?: '');
        self::assertSame(1, [][0] ?? 1);
        echo [][0];
    }

    public function testSkips(): void
    {
        self::markTestSkipped('not today');
    }

    public function testExpects(): void
    {
        $this->expectException(\\DomainException::class);
        $this->expectExceptionMessage('reason');
        throw new \\DomainException('a reason');
    }

    public function testExpectsInVain(): void
    {
        $this->expectException(\\DomainException::class);
    }

    public function testAssertsNothing(): void
    {
    }

    #[DataProvider('numbers')]
    public function testProvided(int $number): void
    {
        self::assertGreaterThan(1, $number);
    }

    public static function numbers(): array
    {
        return ['one' => [1], 'two' => [2]];
    }

    #[TestWith([3, 3])]
    #[TestWith([3, 4])]
    public function testWith(int $one, int $other): void
    {
        self::assertSame($one, $other);
    }
}
"""
BAD = {
    "testFails",
    "testThrows",
    "testWarns",
    "testExpectsInVain",
    "testAssertsNothing",
    'testProvided with data set "one"',
    "testWith with data set #1",
}


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["test", *map(str, arguments)])


@pytest.fixture
def black_list(modules: Mapping[str, Path], tmp_path: Path) -> Path:
    """A module whose tests can be replaced."""
    return Path(shutil.copytree(modules["module-black-list"], tmp_path / "ModuleBlackList"))


def program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def outcomes(
    php: Path, module: Path, tmp_path: Path, *options: str
) -> tuple[subprocess.CompletedProcess[str], set[str]]:
    """What `miko-gen test` prints, and the names of the bad tests of its JUnit file."""
    shutil.rmtree(module / "tests" / "live", ignore_errors=True)
    for path in (module / "tests").glob("*Test.php"):
        path.unlink()
    (module / "tests" / "OutcomesTest.php").write_text(OUTCOMES, encoding="utf-8")
    report = tmp_path / "junit.xml"
    ran = subprocess.run(
        [sys.executable, "-m", "miko_gen", "test", module, "--php", php, "--junit", report, *options],
        capture_output=True,
        text=True,
        check=False,
    )
    cases = ET.parse(report).getroot().iter("testcase")
    return ran, {case.get("name", "") for case in cases if {child.tag for child in case} & {"failure", "error"}}


def test_without_php_it_says_what_brings_it(black_list: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("MIKO_GEN_PHP", raising=False)

    ran = invoke(black_list)

    assert ran.exit_code == 2
    assert "PHP is not on this machine; the tests need PHP 8.4" in ran.output
    assert "apt install php8.4-cli php8.4-mbstring php8.4-sqlite3" in ran.output


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            '{"version": "8.2.29", "extensions": ["mbstring", "pdo_sqlite", "sqlite3", "posix"]}',
            "is PHP 8.2.29; the tests need 8.4",
        ),
        ('{"version": "8.4.1", "extensions": ["mbstring", "posix"]}', "lacks the extension pdo_sqlite and sqlite3"),
        ("hello", "does not answer as PHP does"),
    ],
)
def test_a_php_that_does_not_do(black_list: Path, tmp_path: Path, answer: str, said: str) -> None:
    ran = invoke(black_list, "--php", program(tmp_path / "php", f"echo '{answer}'"))

    assert ran.exit_code == 2
    assert said in ran.output


def test_core_needs_phalcon(php: Path, black_list: Path, tmp_path: Path) -> None:
    (tmp_path / "core" / "src" / "Modules").mkdir(parents=True)

    assert "lacks the extension phalcon" in invoke(black_list, "--php", php, "--core", tmp_path / "core").output
    assert "is not a checkout of MikoPBX's Core" in invoke(black_list, "--php", php, "--core", tmp_path).output


def test_a_folder_that_is_no_generated_module(php: Path, tmp_path: Path) -> None:
    ran = invoke(tmp_path, "--php", php)

    assert ran.exit_code == 2
    assert "has no tests/bootstrap.php" in ran.output


def test_a_release_that_nobody_knows(php: Path, black_list: Path) -> None:
    ran = invoke(black_list, "--php", php, "--release", "1.0")

    assert ran.exit_code == 2
    assert "no catalogue of Core 1.0" in ran.output


def test_the_kit_s_runner(php: Path, black_list: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join(_without_phpunit()))

    ran, bad = outcomes(php, black_list, tmp_path)

    assert "on stand-ins of Core 2026.1.223, PHP 8.4" in ran.stdout
    assert "the kit's runner" in ran.stdout
    assert bad == BAD
    assert "12 tests, 7 failed, 1 skipped" in ran.stdout
    assert "OutcomesTest.php:27" in ran.stdout
    assert "why\nFailed asserting that '<two>' is identical to '<one>'." in ran.stdout
    assert ran.returncode == 1


def test_phpunit_sees_the_same(
    php: Path, phpunit: Path, black_list: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{phpunit.parent}{os.pathsep}{os.environ['PATH']}")

    ran, bad = outcomes(php, black_list, tmp_path)

    # PHPUnit reports a test without assertions beside the failures.
    assert ran.stdout.splitlines()[0].endswith("PHPUnit")
    assert bad == BAD - {"testAssertsNothing"}
    assert "This test did not perform any assertions" in ran.stdout
    assert ran.returncode == 1


def test_a_filter(php: Path, black_list: Path, tmp_path: Path) -> None:
    ran, bad = outcomes(php, black_list, tmp_path, "--filter", "testPasses")

    assert bad == set()
    assert ran.returncode == 0


def test_a_filter_that_fits_no_test_is_not_a_success(php: Path, black_list: Path, tmp_path: Path) -> None:
    ran, _ = outcomes(php, black_list, tmp_path, "--filter", "testNothing")

    assert ran.returncode == 1


def _without_phpunit() -> list[str]:
    return [folder for folder in os.environ["PATH"].split(os.pathsep) if not (Path(folder) / "phpunit").exists()]


def test_tests_of_generated_files_do_without_what_judges_records(
    php: Path, modules: Mapping[str, Path], tmp_path: Path
) -> None:
    """Only the author's own test calls such a method, of which this one refuses every example."""
    module = with_handlers(modules["report-server"], tmp_path, {"whyScheduleIsNotSaved": "return 'Not today';"})

    def run(wanted: str) -> subprocess.CompletedProcess[str]:
        command: list[str | Path] = [sys.executable, "-m", "miko_gen", "test", module, "--php", php, "--filter", wanted]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    generated, own = run("SchedulesModelTest"), run("MainTest::testWhyScheduleIsNotSaved")

    assert generated.returncode == 0, generated.stdout
    assert own.returncode == 1
    assert "Not today" in own.stdout
