"""fail2ban's own programs, with the filter and the jails of one generated module."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from miko_gen.linked.defence import Ban, Bans
from returned import Returned

HOOKS = ("generateFail2BanFilters", "generateFail2BanJails")
SERVER = """\
[Definition]
loglevel = INFO
logtarget = STDOUT
syslogsocket = auto
socket = {folder}/fail2ban.sock
pidfile = {folder}/fail2ban.pid
dbfile = None
dbpurgeage = 1d
"""
# In the place of Core's and fail2ban's own.
ACTION = "[Definition]\nactionban = echo <name> <port> <ip>\n[Init]\nport = all\n"


@dataclass(frozen=True)
class Jail:
    """A jail as fail2ban reads it."""

    lines: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    action: dict[str, str] = field(default_factory=dict)


class Jails:
    """A folder of configuration as Core makes it."""

    def __init__(self, programs: Path, folder: Path, bans: Bans, returned: Returned, row: int = 0) -> None:
        self.programs, self.folder, self.bans = programs, folder, bans
        filters, jails = (returned.texts[row][hook] for hook in HOOKS)
        texts = {
            "fail2ban.conf": SERVER.replace("{folder}", str(folder)),
            "jail.local": "[DEFAULT]\nignoreip = 127.0.0.1 ::1\n",
            f"filter.d/{bans.filter_name}.conf": filters,
            f"jail.d/pbx_{bans.filter_name}.conf": jails,
            "action.d/miko-iptables-multiport-all.conf": ACTION,
            "action.d/iptables-allports.conf": ACTION,
        }
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        for ban in bans.all:
            if not ban.is_own_log:
                (returned.logs / ban.log).parent.mkdir(parents=True, exist_ok=True)
                (returned.logs / ban.log).touch()

    def _run(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        return said(self.programs / program, "-c", self.folder, *words)

    def mistakes(self) -> str:
        """What fail2ban says of the configuration besides that it is right."""
        ran = self._run("fail2ban-client", "-t")
        return (ran.stdout + ran.stderr).replace("OK: configuration test is successful", "").strip()

    def read(self) -> dict[str, Jail]:
        """Each jail, by name."""
        found: dict[str, Jail] = {}
        for line in self._run("fail2ban-client", "-d").stdout.splitlines():
            word, name, *rest = ast.literal_eval(line)
            if word == "add":
                found[name] = Jail()
            elif word in ("set", "multi-set") and name in found:
                key, *values = rest
                if key in ("addfailregex", "addignoreregex"):
                    lines = found[name].lines if key == "addfailregex" else found[name].ignore
                    lines += values[0] if word == "multi-set" else values
                elif key == "action":
                    found[name].action.update(values[1])
                else:
                    found[name].settings[key] = str(values[0])
        return found

    def counts(self, ban: Ban, line: str) -> bool:
        """Is the line of a log one that the jail counts?"""
        return counted(self._run("fail2ban-regex", line, self.bans.filter_of(ban)))


def said(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """What a program of fail2ban's prints."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


def counted(ran: subprocess.CompletedProcess[str]) -> bool:
    found = re.search(r"^Lines: 1 lines, \d ignored, (\d) matched, \d missed$", ran.stdout, re.MULTILINE)
    assert found, ran.stdout + ran.stderr
    return found[1] == "1"


def as_said(lines: Sequence[str]) -> list[str]:
    """Lines of a spec as fail2ban reads them: nothing in them is a comment."""
    return [f"\\{line.strip()}" if line.strip()[0] in "#;" else line.strip() for line in lines]
