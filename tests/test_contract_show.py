"""Since which release Core has something, and until which."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from miko_gen.cli import cli
from miko_gen.contract.catalogue import releases
from miko_gen.contract.lifetime import UnknownNameError, lifetimes


def test_a_hook_of_the_newest_release() -> None:
    ran = CliRunner().invoke(cli, ["contract", "show", "createNginxServers"])

    assert ran.exit_code == 0
    assert ran.output.splitlines()[:3] == [
        "MikoPBX\\Modules\\Config\\ConfigClass::createNginxServers",
        "  public function createNginxServers(): string",
        "  since 2026.1.223",
    ]


def test_a_method_that_is_gone() -> None:
    (found,) = lifetimes("Network::openVpnConfigure")

    assert (found.first, found.last) == (None, releases()[0])
    assert str(found).endswith("since 2025.1.158 or earlier, until 2025.1.158")


@pytest.mark.parametrize(
    ("name", "declaration"),
    [
        ("AGI", "class"),
        ("\\MikoPBX\\Core\\Asterisk\\AGI", "class"),
        ("PbxSettings::AMI_PORT", "const AMI_PORT = 'AMIPort'"),
        ("PBXApiResult::$data", "public array $data"),
        ("PBXApiResult::data", "public array $data"),
        ("WorkerBase::needRestart", "protected bool $needRestart"),
    ],
)
def test_what_is_asked_for(name: str, declaration: str) -> None:
    (found,) = lifetimes(name)

    assert found.declaration == declaration
    assert (found.first, found.last) == (None, None)


def test_a_name_that_nothing_has() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'createNginxServers'"):
        lifetimes("createNginxServer")

    assert CliRunner().invoke(cli, ["contract", "show", "nothingOfTheKind"]).exit_code == 2


def test_as_json() -> None:
    ran = CliRunner().invoke(cli, ["contract", "show", "AGI", "--json"])

    assert json.loads(ran.output)["found"][0]["name"] == "MikoPBX\\Core\\Asterisk\\AGI"
