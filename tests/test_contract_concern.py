"""Which places of a module a change of Core concerns, and whether they break."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from miko_gen.contract.change import Change
from miko_gen.contract.compare import changes
from miko_gen.contract.concern import concerns
from miko_gen.contract.fits import Arguments, call_fits, override_fits, takes_all
from miko_gen.contract.source import declared, text
from miko_gen.contract.uses import uses

CONF = """\
<?php

namespace Modules\\ModuleSample\\Lib;

use MikoPBX\\Core\\Asterisk\\AGI as Script;
use MikoPBX\\Modules\\{Config\\ConfigClass, Logger};
use MikoPBX\\PBXCoreREST\\Attributes\\ApiResource;
use MikoPBX\\PBXCoreREST\\Attributes\\SecurityType;

#[ApiResource(path: '/sample', tags: ['Sample'])]
class SampleConf extends ConfigClass
{
    public int $priority = 100;
    private ?Logger $log = null;

    public function createCronTasks(array &$tasks): void
    {
        parent::createCronTasks($tasks);
        $this->log->writeInfo('a');
        $this->own();
        $this->hookModulesMethod('x');
    }

    private function own(Script $agi): void
    {
        $agi->answer();
        $script = new Script();
        $script?->noop('a', ...[]);
        $value = SecurityType::PUBLIC;
        $names = [Script::class, 'hangup'];
        $class = '\\\\MikoPBX\\\\Core\\\\System\\\\Util';
        self::$counter = 1;
        $made = Logger::make(...)->writeError(data: 1);
        $logger = Logger::make();
        $logger->writeError(1);
    }
}
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "Lib" / "SampleConf.php"
    path.parent.mkdir()
    path.write_text(CONF, encoding="utf-8")
    return tmp_path


LOGGER = "MikoPBX\\Modules\\Logger"
AGI = "MikoPBX\\Core\\Asterisk\\AGI"
CONFIG = "MikoPBX\\Modules\\Config\\ConfigClass"
RESOURCE = "MikoPBX\\PBXCoreREST\\Attributes\\ApiResource"
KNOWN: dict[str, Any] = {
    CONFIG: {"kind": "abstract class", "methods": {}},
    LOGGER: {
        "kind": "class",
        "methods": {"make": {"params": [], "returns": "static", "static": True, "visibility": "public"}},
    },
}


def test_what_a_module_takes_from_core(module: Path) -> None:
    found = {(use.line, use.owner.rsplit("\\", 1)[-1], use.member, use.how) for use in uses(module, KNOWN)}

    assert found == {
        (5, "AGI", None, "use"),
        (6, "ConfigClass", None, "use"),
        (6, "Logger", None, "use"),
        (7, "ApiResource", None, "use"),
        (8, "SecurityType", None, "use"),
        (10, "ApiResource", "__construct", "use"),
        (11, "ConfigClass", None, "extend"),
        (11, "ConfigClass", "priority", "override"),
        (11, "ConfigClass", "log", "override"),
        (14, "Logger", None, "use"),
        (16, "ConfigClass", "createCronTasks", "override"),
        (18, "ConfigClass", "createCronTasks", "use"),
        (19, "Logger", "writeInfo", "use"),
        (21, "ConfigClass", "hookModulesMethod", "use"),
        (24, "AGI", None, "use"),
        (24, "ConfigClass", "own", "override"),
        (26, "AGI", "answer", "use"),
        (27, "AGI", "__construct", "use"),
        (28, "AGI", "noop", "use"),
        (29, "SecurityType", "PUBLIC", "use"),
        (30, "AGI", None, "use"),
        (30, "AGI", "hangup", "use"),
        (31, "Util", None, "use"),
        (32, "ConfigClass", "counter", "use"),
        (33, "Logger", "make", "use"),
        (33, "Logger", "writeError", "use"),
        (34, "Logger", "make", "use"),
        (35, "Logger", "writeError", "use"),
    }


def broken(module: Path, old: dict[str, Any], new: dict[str, Any]) -> list[tuple[int, str]]:
    before = {"classes": {name: {"kind": "class", **facts} for name, facts in old.items()}}
    after = {"classes": {name: {"kind": "class", **facts} for name, facts in new.items()}}
    found = concerns(changes(before, after), uses(module, before["classes"]), before)
    return [(one.use.line, one.change.member or "") for one in found if one.breaks]


def method(declaration: str) -> dict[str, Any]:
    """The facts of a method, as the catalogue has them."""
    facts: dict[str, Any] = declared(f"<?php class A {{ {declaration} }}".encode())[0].methods["m"]
    for parameter in facts["params"]:
        if "default" in parameter:
            parameter["default"] = text(parameter["default"])
    return {key: fact for key, fact in facts.items() if key != "line"}


def test_a_call_is_judged_by_its_own_arguments(module: Path) -> None:
    old = {LOGGER: {"methods": {"writeInfo": method("public function m(mixed $data, int $level = 1): void {}")}}}

    def with_(declaration: str) -> list[tuple[int, str]]:
        return broken(module, old, {LOGGER: {"methods": {"writeInfo": method(declaration)}}})

    assert with_("public function m(mixed $data): void {}") == []
    assert with_("public function m(mixed $line, int $depth = 1): void {}") == []
    assert with_("public function m(mixed $data, int $level, int $more = 2): void {}") == [(19, "writeInfo")]
    assert with_("public function m(array $data): void {}") == [(19, "writeInfo")]
    assert with_("public function m(string $data): void {}") == []
    assert with_("private function m(mixed $data): void {}") == [(19, "writeInfo")]


def test_an_attribute_is_judged_by_the_names_it_gives(module: Path) -> None:
    old = {
        RESOURCE: {"methods": {"__construct": method("public function m(string $path, array $tags = [], $x = 1) {}")}}
    }

    def with_(declaration: str) -> list[tuple[int, str]]:
        return broken(module, old, {RESOURCE: {"methods": {"__construct": method(declaration)}}})

    assert with_("public function m(string $path, array $tags = []) {}") == []
    assert with_("public function m(string $path, array $labels = []) {}") == [(10, "__construct")]
    assert with_("public function m(string $path, array $tags, string $must) {}") == [(10, "__construct")]


def test_an_override_is_judged_by_its_own_signature(module: Path) -> None:
    old = {CONFIG: {"methods": {"createCronTasks": method("public function m(array &$tasks): void {}")}}}

    def with_(declaration: str) -> list[tuple[int, str]]:
        return broken(module, old, {CONFIG: {"methods": {"createCronTasks": method(declaration)}}})

    assert with_("public function m(array &$lines): void {}") == []
    assert with_("public function m(array $tasks): void {}")[0] == (16, "createCronTasks")
    assert with_("public function m(array &$tasks, bool $boot = false): void {}") == [(16, "createCronTasks")]
    assert with_("public function m(array &$tasks) {}") == []


def test_a_new_member_concerns_who_has_its_name(module: Path) -> None:
    new = {CONFIG: {"methods": {"own": method("public function m(): string {}")}}}

    assert broken(module, {CONFIG: {}}, new) == [(24, "own")]


def test_a_class_that_is_gone_concerns_every_line_that_names_it(module: Path) -> None:
    assert {line for line, _ in broken(module, {AGI: {}}, {})} == {5, 24, 26, 27, 28, 30}


@pytest.mark.parametrize(
    ("child", "parent", "fits"),
    [
        ("public function m() {}", "public function m() {}", True),
        ("public function m(): string {}", "public function m() {}", True),
        ("public function m() {}", "public function m(): string {}", False),
        ("public function m(): string {}", "public function m(): ?string {}", True),
        ("public function m(): ?string {}", "public function m(): string {}", False),
        ("public function m($a) {}", "public function m(int $a) {}", True),
        ("public function m(int $a) {}", "public function m($a) {}", False),
        ("public function m(int|string $a) {}", "public function m(int $a) {}", True),
        ("public function m(int $a) {}", "public function m(int $a = 1) {}", False),
        ("public function m(int $a, $b = 1) {}", "public function m(int $a) {}", True),
        ("public function m(int $a, $b) {}", "public function m(int $a) {}", False),
        ("public function m(...$a) {}", "public function m($a, $b) {}", True),
        ("public function m($a) {}", "public function m(&$a) {}", False),
        ("public function m() {}", "protected function m() {}", True),
        ("protected function m() {}", "public function m() {}", False),
        ("public static function m() {}", "public function m() {}", False),
        ("public function m(): never {}", "public function m(): string {}", True),
    ],
)
def test_an_override_fits_as_php_has_it(child: str, parent: str, fits: bool) -> None:
    assert override_fits(method(child), method(parent)) == fits


def test_types_that_take_others() -> None:
    assert takes_all("?int", "int")
    assert takes_all("float", "int")
    assert takes_all(None, "int")
    assert not takes_all("int", None)
    assert not takes_all("int", "?int")


def test_a_call_that_gives_more_than_is_taken_is_right() -> None:
    old, new = method("public function m($a, $b) {}"), method("public function m($a) {}")

    assert call_fits(old, new, Arguments(2))
    assert call_fits(old, method("public function m(callable $a) {}"), Arguments(1, kinds=((0, "array"),)))
    assert not call_fits(old, method("public function m(callable $a) {}"), Arguments(1))
    assert not call_fits(old, new, Arguments(1, frozenset({"b"})))


def test_what_is_new_breaks_nobody_who_has_not_its_name() -> None:
    assert not Change("method", AGI, "more", "is new", frozenset({"override"}), is_new=True).breaks_something
    assert Change("method", AGI, "more", "is new", frozenset({"extend"}), is_new=True).breaks_something
