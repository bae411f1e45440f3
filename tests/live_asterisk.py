"""An Asterisk of the test's own, with one generated module in it as Core would have it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sip_phone import Phone

HERE = Path(__file__).parent / "call_flow"
SOUND = "greeting;,${EXTEN}\n[other]\nexten => s,1,System(touch spoilt).wav"
Rows = Mapping[str, list[dict[str, Any]]]


def free_ports(*names: str) -> dict[str, int]:
    """Ports that nobody listens on, by the kernel's word."""
    with closing(socket.socket()) as first:
        first.bind(("127.0.0.1", 0))
        sockets = [socket.socket() for _ in names]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        ports = {name: one.getsockname()[1] for name, one in zip(names, sockets, strict=True)}
        for one in sockets:
            one.close()
        return ports


def wait_for(is_true: Callable[[], object], what: str, seconds: float = 15) -> None:
    """Until it is true, as long as a slow machine needs."""
    until = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < until, f"{what}: not within {seconds} s"
        time.sleep(0.02)


class LiveAsterisk:
    """Asterisk, the module, and the PBX of the test kit on which the module is installed."""

    def __init__(
        self, program: Path, engine: Mapping[str, str], kit: Path, module: Path, folder: Path, rows: Rows
    ) -> None:
        self.program, self.php = program, engine["MIKO_GEN_PHP"]
        self.kit, self.module, self.folder = kit, module, folder
        self.etc, self.log = folder / "etc", folder / "log" / "full"
        self.phone = Phone()
        self.ports = {**free_ports("manager", "sip", "http"), "phone": self.phone.port}
        self.process: subprocess.Popen[bytes] | None = None
        for name in ("etc", "db", "run", "log", "spool/outgoing", "agi-bin", "scratch"):
            (folder / name).mkdir(parents=True)
        self.environment = {
            **os.environ,
            **engine,
            "MIKO_GEN_SCRATCH": str(folder / "scratch"),
            "MIKO_GEN_MODULE": str(module),
        }
        self._write_own_files()
        made = self._php(
            HERE / "pbx.php", kit, module, self.etc,
            input=json.dumps({"ports": self.ports, "rows": rows, "sound": SOUND}),
        )  # fmt: skip
        assert made.returncode == 0, made.stdout + made.stderr
        said = json.loads(made.stdout)
        self.database = Path(said["database"])
        self.workers: list[str] = [worker["class"] for worker in said["workers"]]

    def _write_own_files(self) -> None:
        """What has nothing to do with modules: folders, and how Asterisk starts the scripts."""
        root = self.program.parent.parent / "asterisk-root"
        root = root if root.is_dir() else Path("/")
        modules, data = next(root.glob("usr/lib/**/asterisk/modules")), root / "usr" / "share" / "asterisk"
        places = {
            "etc": self.etc, "mod": modules, "varlib": data, "data": data, "db": self.folder / "db",
            "agi": self.folder / "agi-bin", "spool": self.folder / "spool", "run": self.folder / "run",
            "log": self.log.parent,
        }  # fmt: skip
        lines = [f"ast{name}dir => {place}" for name, place in places.items()]
        text = "\n".join(["[directories]", *lines, "[options]", "verbose = 5", ""])
        (self.etc / "asterisk.conf").write_text(text)
        names = ("MIKO_GEN_PHP", "MIKO_GEN_SCRATCH", "MIKO_GEN_MODULE", "MIKOPBX_CORE")
        exports = "".join(f"export {name}='{self.environment[name]}'\n" for name in names)
        for script in (self.module / "agi-bin").glob("*.php"):
            wrapper = self.folder / "agi-bin" / script.name
            wrapper.write_text(
                f"#!/bin/sh\n{exports}exec '{self.php}' -d include_path='{self.kit}' '{script}' \"$@\"\n"
            )
            wrapper.chmod(0o755)

    def _php(self, *command: object, **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.php, *map(str, command)], capture_output=True, text=True, check=False, env=self.environment, **options
        )

    def start(self) -> None:
        before = len(self.said())
        self.process = subprocess.Popen(
            [self.program, "-f", "-C", self.etc / "asterisk.conf"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder,
        )  # fmt: skip
        wait_for(lambda: self._ended() or "Asterisk Ready" in self.said()[before:], "Asterisk starts")
        assert not self._ended(), self.said()[-3000:]
        self.complaints = re.findall(r"^.*\] (?:WARNING|ERROR)\[.*$", self.said()[before:], re.MULTILINE)

    def _has_client(self) -> bool:
        """Is somebody connected to the manager? The port is the third field's, in hex; 01 is an open connection."""
        port = f":{self.ports['manager']:04X}"
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
        return any(row[2].endswith(port) and row[3] == "01" for row in rows)

    def _ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Asterisk; the phone stays."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(20)
            self.process = None

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def call(self, number: str, until: str, script: str = "") -> str:
        """What Asterisk says of an incoming call from ``number`` up to its end, or of one that only runs a script."""
        before, name = len(self.said()), f"{number}-{time.monotonic_ns()}.call"
        (self.folder / name).write_text(
            f'Channel: Local/s@test-caller/n\nCallerID: "A B" <{number}>\nExtension: 100\nPriority: 1\n'
            f"Context: {'test-script' if script else 'SIP-1-incoming'}\nSetvar: SCRIPT={script}\n"
        )
        shutil.move(self.folder / name, self.folder / "spool" / "outgoing" / name)
        wait_for(lambda: until in self.said()[before:], f"{until!r} in {self.log}")
        if not script:
            wait_for(
                lambda: "hangup - Local/s@test-caller" in self.said()[before:], f"the end of the call in {self.log}"
            )
        return self.said()[before:]

    def system_log(self) -> str:
        log = self.folder / "scratch" / "system.log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database)) as database:
            return database.execute(sql).fetchall()

    def worker(self, name: str) -> subprocess.Popen[str]:
        """A worker of the module, started as Core's supervisor does."""
        file = self.module.joinpath(*name.split("\\")[2:]).with_suffix(".php")
        return subprocess.Popen(
            [self.php, "-d", f"include_path={self.kit}", file, "start"], text=True, cwd="/", env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def command(self, name: str, method: str, *arguments: object) -> Any:
        """What a method of a class of the module returns."""
        ran = self._php(HERE / "command.php", self.kit, name, method, input=json.dumps(arguments))
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return json.loads(ran.stdout)

    def begin(self, context: str, number: str = "100") -> None:
        """A call that goes into a context and stays up at its other end."""
        name = f"{context}-{time.monotonic_ns()}.call"
        (self.folder / name).write_text(
            f'Channel: Local/s@test-caller/n\nCallerID: "A B" <74950000001>\nExtension: {number}\nPriority: 1\nContext: {context}\n'
        )
        shutil.move(self.folder / name, self.folder / "spool" / "outgoing" / name)

    def answers_the_supervisor(self, name: str) -> bool:
        wait_for(self._has_client, "a client of the manager")
        return self._php(HERE / "supervisor.php", self.kit, name).returncode == 0
