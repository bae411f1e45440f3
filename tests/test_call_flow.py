"""The generated configuration, AGI scripts and workers in a running Asterisk."""

from __future__ import annotations

import json
import re
import shutil
import signal
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from live_asterisk import LiveAsterisk, Rows, wait_for
from miko_gen.linked.script_texts import Let
from sip_phone import call as sip_call

COMMENT = 'said "no"\\ \n HANGUP\nEXEC System(touch spoilt)'
ROWS: Mapping[str, Rows] = {
    "module-black-list": {
        "Settings": [{"id": 1, "sound": "{sound}"}],
        "BlackListNumbers": [
            {"number": "74950000001", "comment": COMMENT, "enabled": "1"},
            {"number": "74950000002", "enabled": "0", "hits": "5"},
        ],
    },
    "after-hours": {
        "Schedule": [{"id": 1, "message": "{sound}"}],
        "Exceptions": [{"number": "74950000001", "until": None}],
    },
    "phone-book": {"Contacts": [{"number": "74950000001", "name": 'Bob "B", Ltd', "kind": "customer", "calls": "0"}]},
}
# Text at the end of a file, and what Asterisk says of it.
FAULTS = {
    "extensions.conf": ("\n[broken]\nexten => 500,1,NoOp(a\n", "No closing parenthesis"),
    "manager.conf": ("\n[broken]\nsecret = x\npermit = nonsense\n", "Invalid ACL 'nonsense' for manager user 'broken'"),
    "pjsip.conf": ("\n[broken]\ntype = endpoint\nnonsense = 1\n", "'endpoint' with id 'broken' from configuration file 'pjsip.conf'"),
    "features.conf": ("\nnonsense => *7\n", "In features.conf"),
    "modules.conf": ("\nload => nonsense.so\n", "Error loading module 'nonsense.so'"),
    "ari.conf": ("\n[broken]\ntype = user\nnonsense = 1\n", "'user' with id 'broken' from configuration file 'ari.conf'"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pbx(
    request: pytest.FixtureRequest, asterisk: Path, engine: Mapping[str, str], standins: Path, modules: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveAsterisk]:  # fmt: skip
    name = request.param
    folder = tmp_path_factory.mktemp(name)
    module = Path(shutil.copytree(modules[name], folder / modules[name].name))
    write_what_handlers_see(module)
    made = LiveAsterisk(asterisk, engine, standins, module, folder / "pbx", ROWS.get(name, {}))
    made.start()
    yield made
    made.stop()
    made.phone.close()


def write_what_handlers_see(module: Path) -> None:
    """As its author would: the handlers of the workers write their events to a file."""
    for main in module.glob("Lib/*Main.php"):
        line = "file_put_contents(getenv('MIKO_GEN_SCRATCH') . '/events', json_encode($event) . PHP_EOL, FILE_APPEND);"
        text = re.sub(r"(\(array \$event\): void\n    \{\n)", rf"\1        {line}\n", main.read_text(encoding="utf-8"))
        main.write_text(text, encoding="utf-8")


def modules_of(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("pbx", names, indirect=True)


@modules_of("after-hours", "call-back", "module-black-list", "phone-book", "switchboard", "wallboard")
def test_asterisk_loads_what_the_hooks_return(pbx: LiveAsterisk) -> None:
    assert pbx.complaints == []


@modules_of("module-black-list")
def test_a_setting_opens_no_context(pbx: LiveAsterisk) -> None:
    dialplan = (pbx.etc / "extensions.conf").read_text(encoding="utf-8")
    shape = (Path(__file__).parent / "call_flow" / "etc" / "extensions.conf").read_text(encoding="utf-8")
    assert dialplan.count("\n[") == shape.count("\n[") + 1
    assert "Playback(greetingEXTENotherexten  s1Systemtouch spoilt)" in dialplan


@modules_of("module-black-list")
def test_a_blocked_caller_is_hung_up_and_counted(pbx: LiveAsterisk) -> None:
    said = pbx.call("74950000001", "AGI Script module-black-list-check-caller.php completed")
    assert 'Blocked 74950000001: said "no"\\ HANGUP EXEC System(touch spoilt)' in re.sub(" +", " ", said)
    assert "RINGS" not in said
    assert pbx.query("SELECT hits FROM m_BlackListNumbers WHERE number LIKE '7495%' ORDER BY number") == [(1,), (5,)]
    assert not list(pbx.folder.rglob("spoilt"))


@modules_of("module-black-list")
@pytest.mark.parametrize("number", ["74950000002", "74950000003"])
def test_another_caller_is_let_through(pbx: LiveAsterisk, number: str) -> None:
    before = pbx.query("SELECT number, hits FROM m_BlackListNumbers")
    assert "Blocked" not in pbx.call(number, f"RINGS 201 FOR {number} NAMED A B")
    assert pbx.query("SELECT number, hits FROM m_BlackListNumbers") == before


@modules_of("module-black-list")
def test_a_telephone_rings_unless_its_caller_is_blocked(pbx: LiveAsterisk) -> None:
    pbx.phone.callers.clear()
    assert sip_call(pbx.ports["sip"], "74950000001")[0] == 603
    assert pbx.phone.callers == []
    sip_call(pbx.ports["sip"], "74950000003")
    assert pbx.phone.callers == ['"A B" <sip:74950000003@127.0.0.1']


@modules_of("module-black-list")
def test_a_broken_database_does_not_stop_the_call(pbx: LiveAsterisk) -> None:
    whole = pbx.database.read_bytes()
    pbx.database.write_bytes(b"no database at all" * 100)
    try:
        pbx.call("74950000001", "RINGS 201 FOR 74950000001")
    finally:
        pbx.database.write_bytes(whole)
    assert "module-black-list-check-caller.php" in pbx.system_log()


@modules_of("after-hours")
def test_outside_working_hours_only_exceptions_are_let_through(pbx: LiveAsterisk) -> None:
    assert "came outside" not in pbx.call("74950000001", "RINGS 201 FOR 74950000001")
    said = pbx.call("74950000002", "AGI Script module-after-hours-gate.php completed")
    assert re.search(r"74950000002 on Local/s@test-caller\S+ came outside 09:00-18:00", said)
    assert "RINGS" not in said


@modules_of("after-hours")
def test_a_call_is_routed_elsewhere(pbx: LiveAsterisk) -> None:
    script = "module-after-hours-detour.php"
    said = pbx.call("74950000002", "Executing [s@module-after-hours-message:1] Answer", script)
    assert "NOT ROUTED" not in said
    pbx.call("74950000001", "NOT ROUTED", script)


@modules_of("after-hours")
def test_asterisk_ends_a_script_that_has_hung_up(pbx: LiveAsterisk) -> None:
    """So do the calls of the test kit."""
    script, late = pbx.folder / "agi-bin" / "late.sh", pbx.folder / "late"
    script.write_text(
        f'#!/bin/sh\nwhile read -r line && [ -n "$line" ]; do :; done\necho HANGUP\nsleep 3\ntouch {late}\n'
    )
    script.chmod(0o755)
    pbx.call("74950000003", "AGI Script late.sh completed", script.name)
    assert not late.exists()


@modules_of("after-hours")
def test_parts_of_variables_are_counted_as_asterisk_does(pbx: LiveAsterisk) -> None:
    places = [(-9, None), (1, None), (1, 3), (0, -2), (-4, 2), (-20, 3), (20, None), (2, -1), (-3, -5), (4, -20)]
    parts = [Let("part", "CALLERID(num)", offset, length) for offset, length in places]
    script, answers = pbx.folder / "agi-bin" / "parts.sh", pbx.folder / "parts"
    lines = ["#!/bin/sh", 'while read -r line && [ -n "$line" ]; do :; done']
    for part in parts:
        length = "" if part.length is None else f":{part.length}"
        lines.append(f"echo 'GET FULL VARIABLE ${{{part.channel}:{part.offset}{length}}}'")
        lines.append(f'read -r line; echo "$line" >> {answers}')
    script.write_text("\n".join(lines) + "\n")
    script.chmod(0o755)
    pbx.call("74950000003", "AGI Script parts.sh completed", script.name)
    said = [re.search(r"\((.*)\)", line) for line in answers.read_text().splitlines()]
    assert [found[1] if found else "" for found in said] == [part.of("74950000003") for part in parts]


@modules_of("after-hours")
def test_a_hang_up_cause_reaches_the_caller(pbx: LiveAsterisk) -> None:
    assert sip_call(pbx.ports["sip"], "74950000002") == (200, 21)


@modules_of("phone-book")
def test_a_known_caller_gets_a_name_and_is_counted(pbx: LiveAsterisk) -> None:
    pbx.call("74950000001", 'RINGS 201 FOR 74950000001 NAMED Bob "B", Ltd')
    assert pbx.query("SELECT calls FROM m_Contacts WHERE number = '74950000001'") == [(1,)]
    pbx.call("74950000002", "RINGS 201 FOR 74950000002 NAMED A B")
    assert pbx.query("SELECT calls FROM m_Contacts WHERE number = '74950000001'") == [(1,)]


@modules_of("call-back", "module-black-list", "wallboard")
def test_a_worker_answers_the_supervisor_and_stops_when_it_is_asked_to(pbx: LiveAsterisk) -> None:
    assert pbx.workers
    for name in pbx.workers:
        before = len(pbx.system_log())
        worker = pbx.worker(name)
        try:
            wait_for(partial(pbx.answers_the_supervisor, name), "the worker answers")
            worker.send_signal(signal.SIGUSR1)
            assert worker.wait(2) == 0
            assert worker.stdout is not None
            assert worker.stdout.read() == ""
            assert "ERROR" not in pbx.system_log()[before:]
        finally:
            worker.kill()
            worker.communicate()


@modules_of("module-black-list")
def test_a_worker_hears_of_calls_also_after_a_restart_of_asterisk(pbx: LiveAsterisk) -> None:
    name = pbx.workers[0]
    worker = pbx.worker(name)
    try:
        wait_for(lambda: pbx.answers_the_supervisor(name), "the worker answers")
        pbx.call("74950000001", "Blocked 74950000001")
        wait_for(lambda: seen(pbx) >= {"Newchannel", "Hangup"}, "the worker sees the call")
        assert seen(pbx) == {"Newchannel", "Hangup"}, "it asked for nothing else"

        pbx.stop(signal.SIGKILL)
        (pbx.folder / "scratch" / "events").unlink()
        pbx.start()
        wait_for(lambda: pbx.answers_the_supervisor(name), "the worker answers again")
        pbx.call("74950000003", "RINGS 201 FOR 74950000003")
        wait_for(lambda: seen(pbx) >= {"Newchannel", "Hangup"}, "the worker sees the call after the restart")
        assert seen(pbx) == {"Newchannel", "Hangup"}, "it asked for nothing else after the restart"
    finally:
        worker.kill()
        worker.communicate()


def seen(pbx: LiveAsterisk) -> set[str]:
    """The events that the worker's handler got."""
    events = pbx.folder / "scratch" / "events"
    return {json.loads(line)["Event"] for line in events.read_text().splitlines()} if events.exists() else set()


@pytest.fixture
def faulty(
    asterisk: Path, engine: Mapping[str, str], standins: Path, modules: Mapping[str, Path], tmp_path: Path
) -> LiveAsterisk:
    return LiveAsterisk(asterisk, engine, standins, modules["call-back"], tmp_path / "pbx", {})


def test_a_broken_section_is_noticed_in_every_file(faulty: LiveAsterisk) -> None:
    for name, (text, _) in FAULTS.items():
        with (faulty.etc / name).open("a") as file:
            file.write(text)
    faulty.start()
    faulty.stop()
    faulty.phone.close()
    for name, (_, complaint) in FAULTS.items():
        assert [line for line in faulty.complaints if complaint in line], f"nothing was said of {name}"
