"""The generated dialplan and AGI script in a running Asterisk: a real call is hung up, another one is let through."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "call_flow"
COMMENT = 'said "no"\\ \n HANGUP\nEXEC System(touch spoilt)'
SOUND = "greeting;,${EXTEN}\n[other]\nexten => s,1,System(touch spoilt).wav"
MODULES = """pbx_config pbx_spool res_speech res_agi app_playback app_verbose app_system func_callerid bridge_simple""".split()


class Pbx:
    """An Asterisk of its own, with the black list module in it."""

    def __init__(self, asterisk: Path, php: Path, module: Path, folder: Path) -> None:
        self.program, self.folder = asterisk, folder
        self.database, self.log = folder / "module.db", folder / "log" / "full"
        root = asterisk.parent.parent / "asterisk-root"
        root = root if root.is_dir() else Path("/")
        modules, data = next(root.glob("usr/lib/**/asterisk/modules")), root / "usr" / "share" / "asterisk"
        places = {name: folder / name for name in ("etc", "db", "run", "log", "spool", "agi-bin")}
        for place in places.values():
            place.mkdir(parents=True)
        (folder / "spool" / "outgoing").mkdir()
        self._make_database()
        environment = {"TEST_DATABASE": str(self.database), "TEST_LOG": str(folder / "system.log")}
        self._write(
            "asterisk.conf",
            f"[directories]\nastetcdir => {places['etc']}\nastmoddir => {modules}\nastvarlibdir => {data}\nastdatadir => {data}\n"
            f"astdbdir => {places['db']}\nastagidir => {places['agi-bin']}\nastspooldir => {places['spool']}\n"
            f"astrundir => {places['run']}\nastlogdir => {places['log']}\n[options]\nverbose = 5\n",
        )
        self._write("modules.conf", "[modules]\nautoload=no\n" + "".join(f"load = {name}.so\n" for name in MODULES))
        self._write("logger.conf", "[general]\n[logfiles]\nfull => notice,warning,error,verbose(5)\n")
        conf = module / "Lib" / "BlackListConf.php"
        made = subprocess.run(
            [php, HERE / "conf.php", conf, "Modules\\ModuleBlackList\\Lib\\BlackListConf"],
            capture_output=True, text=True, check=True, env=os.environ | environment,
        )  # fmt: skip
        self.dialplan = made.stdout
        self._write("extensions.conf", made.stdout)
        script = module / "agi-bin" / "module-black-list-check-caller.php"
        wrapper = places["agi-bin"] / script.name
        exports = "".join(f"export {name}='{value}'\n" for name, value in environment.items())
        wrapper.write_text(f"#!/bin/sh\n{exports}exec {php} -d include_path={HERE} {script}\n")
        wrapper.chmod(0o755)
        self.process = subprocess.Popen([asterisk, "-f", "-C", places["etc"] / "asterisk.conf"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)  # fmt: skip
        self.wait_for("Asterisk Ready", "pbx_spool.so")

    def _write(self, name: str, text: str) -> None:
        (self.folder / "etc" / name).write_text(text, encoding="utf-8")

    def _make_database(self) -> None:
        with closing(sqlite3.connect(self.database)) as database, database:
            database.execute(
                "CREATE TABLE m_BlackListNumbers (id INTEGER PRIMARY KEY, number, comment, enabled INTEGER, hits)"
            )
            database.execute("CREATE TABLE m_Settings (id INTEGER PRIMARY KEY, sound, ami_secret)")
            database.execute("CREATE TABLE m_SoundFiles (id INTEGER PRIMARY KEY, path)")
            rows = [("74950000001", COMMENT, 1), ("74950000002", None, 0)]
            database.executemany("INSERT INTO m_BlackListNumbers (number, comment, enabled) VALUES (?, ?, ?)", rows)
            database.execute("INSERT INTO m_Settings VALUES (1, '7', 'x')")
            database.execute("INSERT INTO m_SoundFiles VALUES (7, ?)", [SOUND])

    def hits(self) -> list[int | None]:
        with closing(sqlite3.connect(self.database)) as database:
            return [row[0] for row in database.execute("SELECT hits FROM m_BlackListNumbers ORDER BY id")]

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def wait_for(self, *texts: str, after: int = 0) -> str:
        for _ in range(100):
            said = self.said()[after:]
            if any(text in said for text in texts):
                return said
            assert self.process.poll() is None, "Asterisk ended"
            time.sleep(0.1)
        raise AssertionError(f"Asterisk did not say {texts}: {self.said()[after:][-3000:]}")

    def call(self, number: str, until: str) -> str:
        """Everything that Asterisk says of a call from ``number``."""
        before = len(self.said())
        text = f'Channel: Local/s@other-side\nCallerID: "A  (B)" <{number}>\nContext: SIP-1-incoming\nExtension: 100\nPriority: 1\n'
        (self.folder / "next.call").write_text(text)
        shutil.move(self.folder / "next.call", self.folder / "spool" / "outgoing" / f"{number}.call")
        self.wait_for(until, after=before)
        time.sleep(0.3)
        return self.said()[before:]


@pytest.fixture(scope="module")
def pbx(
    asterisk: Path, php: Path, modules: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pbx]:
    made = Pbx(asterisk, php, modules["module-black-list"], tmp_path_factory.mktemp("pbx"))
    yield made
    made.process.terminate()
    made.process.wait(20)


def test_the_dialplan_loads_without_a_complaint(pbx: Pbx) -> None:
    complaints = [
        line for line in pbx.said().splitlines() if "pbx_config" in line and ("WARNING" in line or "ERROR" in line)
    ]
    assert complaints == []
    assert pbx.dialplan.count("\n[") == 3, "a setting opened a context"
    assert "Playback(greetingEXTENotherexten  s1Systemtouch spoilt)" in pbx.dialplan


def test_a_blocked_caller_is_hung_up_and_counted(pbx: Pbx) -> None:
    said = pbx.call("74950000001", "AGI Script module-black-list-check-caller.php completed")
    assert 'Blocked 74950000001: said "no"\\ HANGUP EXEC System(touch spoilt)' in re.sub(" +", " ", said)
    assert "LET THROUGH" not in said
    assert pbx.hits() == [1, None]
    assert not list(pbx.folder.rglob("spoilt"))


@pytest.mark.parametrize("number", ["74950000002", "74950000003"])
def test_another_caller_is_let_through(pbx: Pbx, number: str) -> None:
    before = pbx.hits()
    assert "Blocked" not in pbx.call(number, f"LET THROUGH {number}")
    assert pbx.hits() == before


def test_a_broken_database_does_not_stop_the_call(pbx: Pbx) -> None:
    whole = pbx.database.read_bytes()
    pbx.database.write_bytes(b"no database at all" * 100)
    try:
        pbx.call("74950000001", "LET THROUGH 74950000001")
    finally:
        pbx.database.write_bytes(whole)
    assert "module-black-list-check-caller.php: " in (pbx.folder / "system.log").read_text()
