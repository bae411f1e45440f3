"""The catalogue of what Core offers: complete, the same every time, and right in its signatures."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from miko_gen.contract.catalogue import (
    calls,
    catalogue_file,
    classes,
    core_name,
    dialplan_hooks,
    friendly_names,
    hook,
    hooks,
    phalcon_classes,
    releases,
)
from miko_gen.contract.hooks import FRIENDLY, LATER, OTHERS
from miko_gen.spec.names import MODEL_RESERVED

INTERFACES = {
    "MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigInterface": 29,
    "MikoPBX\\Modules\\Config\\CDRConfigInterface": 1,
    "MikoPBX\\Modules\\Config\\RestAPIConfigInterface": 4,
    "MikoPBX\\Modules\\Config\\SystemConfigInterface": 16,
    "MikoPBX\\Modules\\Config\\WebUIConfigInterface": 10,
}
ASTERISK = next(iter(INTERFACES))
CONFIG_CLASS = "MikoPBX\\Modules\\Config\\ConfigClass"


def test_releases_are_oldest_first() -> None:
    assert releases() == ("2025.1.158", "2026.1.223")


@pytest.mark.parametrize("release", releases())
def test_every_release_has_every_class_and_interface(release: str) -> None:
    found = classes(release)

    assert len(found) == 51
    assert {name for name in found if name.endswith("ConfigInterface")} == set(INTERFACES)
    assert CONFIG_CLASS in found


@pytest.mark.parametrize(("interface", "hooks"), INTERFACES.items())
def test_the_newest_core_has_all_hooks_of_an_interface(interface: str, hooks: int) -> None:
    assert len(classes()[interface]["methods"]) == hooks


@pytest.mark.parametrize("release", releases())
def test_the_file_says_its_release_and_no_key_twice(release: str) -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names))
        return dict(pairs)

    text = (files("miko_gen.contract") / f"core-{release}.json").read_text(encoding="utf-8")
    said = json.loads(text, object_pairs_hook=once)

    assert said["release"] == release
    assert list(said["classes"]) == sorted(said["classes"])


def test_every_hook_of_the_dialplan_has_one_friendly_name() -> None:
    # Core calls generateAriConf by a constant of the interface, which does not declare it.
    declared = set(classes()[ASTERISK]["methods"]) | {"generateAriConf"}

    assert sorted(dialplan_hooks()) == sorted(declared)
    assert [name for name in friendly_names() if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_a_friendly_name_is_core_s_method_and_core_s_own_name_stays() -> None:
    assert core_name("incoming_before_dial") == "generateIncomingRoutBeforeDial"
    assert core_name("generateIncomingRoutBeforeDial") == "generateIncomingRoutBeforeDial"


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("extensionGenHints", "public function extensionGenHints(): string"),
        (
            "generateIncomingRoutBeforeDial",
            "public function generateIncomingRoutBeforeDial(string $rout_number): string",
        ),
        ("generatePeerPjAdditionalOptions", "public function generatePeerPjAdditionalOptions(array $peer): string"),
        ("getMethodPriority", "public function getMethodPriority(string $methodName = ''): int"),
        ("getSettings", "public function getSettings(): void"),
        ("overridePJSIPOptions", "public function overridePJSIPOptions(string $extension, array $options): array"),
    ],
)
def test_a_hook_is_declared_as_core_declares_it(name: str, signature: str) -> None:
    assert hook(name).signature == signature


def test_only_a_hook_that_returns_text_takes_text() -> None:
    for name in dialplan_hooks():
        assert hook(name).takes_text == (hook(name).returns == "string"), name


def test_a_hook_is_there_since_the_first_release_that_has_it() -> None:
    oldest, *later = releases()

    found = {name: release for release in reversed(later) for name in calls(release) if name not in calls(oldest)}

    assert found == LATER


def test_an_unknown_hook_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="generateNothing"):
        hook("generateNothing")


def test_every_hook_has_a_sentence_about_it() -> None:
    for _, _, summary in FRIENDLY.values():
        assert summary.endswith(".")
        assert summary[0].isupper() or summary.startswith("include ")


def test_a_hook_by_reference_is_passed_by_reference() -> None:
    parameter = classes()[CONFIG_CLASS]["methods"]["createCronTasks"]["params"][0]

    assert (parameter["name"], parameter["by_ref"]) == ("tasks", True)


def test_no_column_is_read_or_written_by_a_method_of_every_model() -> None:
    parents = ("MikoPBX\\Common\\Models\\ModelsBase", "MikoPBX\\Modules\\Models\\ModulesModelsBase")
    methods = {*phalcon_classes()["Phalcon\\Mvc\\Model"]["methods"]}.union(
        *(classes()[name]["methods"] for name in parents)
    )

    assert {name[3:].lower() for name in methods if name.startswith(("get", "set"))} <= MODEL_RESERVED


@pytest.mark.parametrize("release", releases())
def test_every_hook_of_core_is_known(release: str) -> None:
    said = json.loads(catalogue_file(release).read_text(encoding="utf-8"))

    assert set(said["hooks"]) <= set(hooks())


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_hooks_are_what_their_signatures_say(name: str) -> None:
    fact = hook(name)

    assert fact.signature.startswith(f"public function {name}(")
    assert fact.takes_text == (fact.returns == "string" and name != "onVoltBlockCompile")
    assert (fact.result == "nothing") == (fact.returns == "void")
    assert fact.summary.endswith(".")
