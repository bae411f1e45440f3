"""The manager interface that the test kit plays answers as Asterisk's own does."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from live_asterisk import LiveAsterisk

REFUSED = """\
Action: Ping

Action: Login
ActionID: 1
Username: phpagi
Secret: wrong
"""
SERVED = """\
Action: Login
ActionID: 2
Username: phpagi
Secret: phpagi
Events: user

Action: Ping
ActionID: 3

Action: Filter
ActionID: 4
Operation: Add
Filter: ^Event: UserEvent[[:space:]].*UserEvent: (Wanted|Ping)[[:space:]]

Action: Filter
ActionID: 5
Operation: Add
Filter: [

Action: UserEvent
ActionID: 6
UserEvent: Unwanted

Action: UserEvent
ActionID: 7
UserEvent: Wanted
Number: 1

Action: Logoff
ActionID: 8
"""


def said_to(port: int, conversation: str) -> list[dict[str, str]]:
    """All messages of one conversation; what a clock decides is left out."""
    with socket.create_connection(("127.0.0.1", port), 10) as manager:
        for action in conversation.strip().split("\n\n"):
            manager.sendall(action.replace("\n", "\r\n").encode() + b"\r\n\r\n")
        said = b""
        while part := manager.recv(4096):
            said += part
    messages = []
    for block in said.decode().split("\r\n", 1)[1].split("\r\n\r\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines())
        messages.append(
            {name: value for name, value in lines.items() if name not in ("Timestamp", "Uptime", "LastReload")}
        )
    return messages


@pytest.fixture
def server(php: Path, standins: Path) -> Iterator[int]:
    process = subprocess.Popen(
        [php, standins / "manager.php"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield int(json.loads(process.stdout.readline())["port"])
    process.communicate()


def test_the_manager_of_the_kit_answers_as_asterisks_does(
    asterisk: Path, php: Path, standins: Path, modules: Mapping[str, Path], tmp_path: Path, server: int
) -> None:
    module = Path(shutil.copytree(modules["call-back"], tmp_path / modules["call-back"].name))
    real = LiveAsterisk(
        asterisk, {"MIKOPBX_CORE": "", "MIKO_GEN_PHP": str(php)}, standins, module, tmp_path / "pbx", {}
    )
    real.start()
    try:
        assert said_to(server, SERVED) == said_to(real.ports["manager"], SERVED)
        assert said_to(server, REFUSED) == said_to(real.ports["manager"], REFUSED)
    finally:
        real.stop()
        real.phone.close()
