"""Calls through a module that routes by what it looks up, in a running Asterisk: tables, references, a server, conditions."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from crm import Crm
from live_asterisk import LiveAsterisk, Rows

NAME = 'Eve "E", Ltd \\ ${CHANNEL}'
ROWS: Rows = {
    "Companies": [{"name": "Example Ltd", "vip": "1"}, {"name": "Other, Ltd", "vip": "0"}],
    "Providers": [{"id": "90", "uniqid": "SIP-TEST", "type": "SIP", "note": "100"}],
    "Extensions": [
        {"id": "90", "number": "201", "type": "SIP", "userid": None},
        {"id": "91", "number": "2200001", "type": "QUEUE", "userid": None},
    ],
    "Contacts": [
        {"number": "74950000001", "name": "Anna", "company": "1", "manager": "201"},
        {"number": "74950000002", "name": NAME, "company": "2", "manager": "201"},
        {"number": "74950000003", "name": "Carl", "company": "1", "manager": "999", "provider": "SIP-TEST"},
        {"number": "74950000004", "name": "Dora"},
    ],
    "Doors": [
        {
            "code": "4500", "login": "front-door", "password": "a;b[c] d", "address": "192.0.2.1", "sound": "{sound}",
            "phone": "201",
        },
        {"code": "4501", "login": "back-door", "password": "x", "address": "192.0.2.2", "enabled": "0"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def crm() -> Iterator[Crm]:
    made = Crm()
    yield made
    made.close()


@pytest.fixture(scope="module")
def pbx(
    asterisk: Path, engine: Mapping[str, str], standins: Path, modules: Mapping[str, Path], crm: Crm,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveAsterisk]:  # fmt: skip
    folder = tmp_path_factory.mktemp("reception")
    module = Path(shutil.copytree(modules["reception"], folder / modules["reception"].name))
    settings = [{"id": 1, "message": "{sound}", "crm": crm.url, "token": "one two"}]
    rows: Rows = {"Settings": settings, **ROWS}
    made = LiveAsterisk(asterisk, engine, standins, module, folder / "pbx", rows)
    made.start()
    yield made
    made.stop()
    made.phone.close()


@pytest.fixture(autouse=True)
def calm(pbx: LiveAsterisk, crm: Crm) -> None:
    crm.answers, crm.seconds = {}, 0
    crm.requests.clear()


def asterisk_says(pbx: LiveAsterisk, command: str) -> str:
    ran = subprocess.run(
        [pbx.program, "-C", pbx.etc / "asterisk.conf", "-rx", command], capture_output=True, text=True, check=True
    )
    return ran.stdout


def test_asterisk_loads_what_is_made_of_rows(pbx: LiveAsterisk) -> None:
    assert pbx.complaints == []


def test_rows_are_numbers_hints_and_contexts(pbx: LiveAsterisk) -> None:
    internal = asterisk_says(pbx, "dialplan show internal")
    assert "'4500' =>" in internal
    assert "4501" not in internal
    assert "Include =>        'module-reception-lobby'" in internal
    assert "Custom:door-1" in asterisk_says(pbx, "core show hints")
    lobby = asterisk_says(pbx, "dialplan show module-reception-lobby")
    assert "Playback(greetingEXTENotherexten  s1Systemtouch spoilt)" in lobby
    hints = asterisk_says(pbx, "core show hints")
    assert "Custom:desk-201" in hints
    assert "desk-2200001" not in hints
    managers = asterisk_says(pbx, "dialplan show module-reception-managers")
    assert "Goto(internal,999,1)" in managers, "of an important company, on a line"
    assert managers.count("Goto(") == 1, "the others are of no such company, or on no line"
    companies = asterisk_says(pbx, "dialplan show module-reception-companies")
    dialled = re.findall(r"'company-(\d)' =>|Dial\(Local/(\d+)@internal,10\)|(Hangup)\(\)", companies)
    assert dialled == [("1", "", ""), ("", "201", ""), ("", "999", ""), ("", "", "Hangup")]
    assert "sounds" in asterisk_says(pbx, "dialplan show globals").partition("RECEPTION_SOUNDS=")[2]


def test_rows_are_sections_of_pjsip(pbx: LiveAsterisk) -> None:
    endpoint = asterisk_says(pbx, "pjsip show endpoint front-door")
    assert "InAuth:  front-door-AUTH/front-door" in endpoint
    assert "192.0.2.1/32" in endpoint
    assert re.search(r"context +: module-reception-lobby", endpoint)
    assert re.search(r"password +: a;b\[c\] d", asterisk_says(pbx, "pjsip show auth front-door-AUTH"))


def test_options_are_what_core_takes(pbx: LiveAsterisk) -> None:
    endpoint = asterisk_says(pbx, "pjsip show endpoint 201")
    assert re.search(r"allow +: \(alaw\)", endpoint)
    assert re.search(r"rtp_keepalive +: 5", endpoint), "of the row of this extension"
    assert re.search(r"language +: day", endpoint)
    assert re.search(r"max_contacts +: 2", asterisk_says(pbx, "pjsip show aor 201"))
    assert re.search(r"realm +: door-4500", asterisk_says(pbx, "pjsip show auth 201-AUTH"))


def test_a_feature_runs_a_context(pbx: LiveAsterisk) -> None:
    assert re.search(r"lobby +no def +\*5", asterisk_says(pbx, "features show"))


def test_a_caller_of_an_important_company_goes_to_the_manager(pbx: LiveAsterisk) -> None:
    said = pbx.call("74950000001", "RINGS 201 FOR 74950000001")
    assert "Anna of Example Ltd called 100" in said
    assert "find-manager.php,100,normal" in said
    assert pbx.query("SELECT calls FROM m_Contacts ORDER BY id") == [(1,), (0,), (0,), (0,)]


def test_a_caller_of_another_company_is_shown_with_it(pbx: LiveAsterisk) -> None:
    said = pbx.call("74950000002", "RINGS 201 FOR 74950000002")
    assert f"NAMED Other, Ltd: {NAME}" in said
    assert "called 100" not in said


def test_a_number_that_there_is_not_is_gone_past(pbx: LiveAsterisk) -> None:
    assert "Carl of Example Ltd called 100" in pbx.call("74950000003", "RINGS 201 FOR 74950000003")


def test_one_of_two_rows_is_enough_for_a_name(pbx: LiveAsterisk) -> None:
    assert "NAMED Dora" in pbx.call("74950000004", "RINGS 201 FOR 74950000004")


def test_rows_behind_references_are_looked_through(pbx: LiveAsterisk) -> None:
    lobby = "s@module-reception-lobby:1] Answer"
    assert lobby not in pbx.call("74950000003", "NOBODY ANSWERED 74950000003")
    pbx.call("74950000002", lobby)


def test_a_server_knows_the_caller(pbx: LiveAsterisk, crm: Crm) -> None:
    crm.answers["74950000009"] = {"data": {"name": 'Zoe "Z"\r\nHANGUP', "level": 9}}
    said = pbx.call("74950000009", "RINGS 201 FOR 74950000009")
    assert 'NAMED Zoe "Z" HANGUP' in re.sub(" +", " ", said)
    path, headers = crm.requests[0]
    assert path == "/callers?number=74950000009"
    assert headers["Authorization"] == "Bearer one two"


def test_a_slow_server_does_not_hold_the_call(pbx: LiveAsterisk, crm: Crm) -> None:
    crm.seconds = 8
    start = time.monotonic()
    assert "The CRM does not know 74950000009" in pbx.call("74950000009", "RINGS 201 FOR 74950000009")
    assert time.monotonic() - start < 7


def test_a_locked_database_does_not_hold_the_call_for_ever(pbx: LiveAsterisk) -> None:
    with sqlite3.connect(pbx.database, isolation_level=None) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        said = pbx.call("74950000001", "NOT ROUTED", "module-reception-find-manager.php")
        lock.execute("ROLLBACK")
    assert "called 100" not in said
    assert time.monotonic() - start < 15


def test_conditions_on_settings_hold_when_the_files_are_written(pbx: LiveAsterisk) -> None:
    dialplan = (pbx.etc / "extensions.conf").read_text(encoding="utf-8")
    assert "AGI(module-reception-find-manager.php,${EXTEN},normal)" in dialplan
    assert "__NIGHT=1" not in dialplan
