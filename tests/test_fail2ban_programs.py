"""fail2ban itself reads the filters and jails of generated modules, and counts the lines that their specs mean."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import SPECS
from hostile_strings import HOSTILE
from live_fail2ban import HOOKS, Jails, as_said, counted, said
from miko_gen.linked.link import link
from miko_gen.spec.read import read_text
from returned import returned
from test_fail2ban import DOES_NOT, FITS

LINKED = {spec.stem: link(read_text(spec.read_text(encoding="utf-8"))).bans for spec in SPECS}
BANS = {name: bans for name, bans in LINKED.items() if bans.all}
# Lines that a jail does not count, though they look so.
IGNORED = {"module_door_panel-codes": ["2026-11-25 16:53:09 wrong code from 192.0.2.1:40123"]}


@pytest.fixture(params=BANS)
def jails(
    request: pytest.FixtureRequest, fail2ban: Path, php: Path, standins: Path, modules: Mapping[str, Path], tmp_path: Path
) -> Jails:  # fmt: skip
    """Those of each module that has some."""
    made = returned(php, standins, modules[request.param], tmp_path / "pbx", *HOOKS)
    return Jails(fail2ban, tmp_path / "etc", BANS[request.param], made)


def test_fail2ban_reads_what_the_spec_says(jails: Jails) -> None:
    assert jails.mistakes() == ""

    read = jails.read()
    assert list(read) == [ban.jail for ban in jails.bans.all]
    for ban in jails.bans.all:
        jail = read[ban.jail]
        assert (jail.lines, jail.ignore) == (as_said(ban.lines), as_said(ban.ignore))
        assert jail.settings["addlogpath"].endswith(f"/{ban.log}")
        assert jail.action["name"] == ban.chain
        assert (jail.action["port"] == "all") == (ban.ports == ())
        for name, _, number in ban.options:
            assert int(jail.settings[name]) > 0
            assert number.said in (None, int(jail.settings[name]))


def test_what_counts_and_what_does_not(jails: Jails) -> None:
    for ban in jails.bans.all:
        for line in ban.examples:
            assert jails.counts(ban, line), line
        for line in [*IGNORED.get(ban.jail, []), "2026-11-25 16:53:09 nothing is wrong with 198.51.100.7"]:
            assert not jails.counts(ban, line), line


def test_no_value_of_a_setting_breaks_the_jails(
    fail2ban: Path, php: Path, standins: Path, modules: Mapping[str, Path], tmp_path: Path
) -> None:
    rows = [{"Settings": dict.fromkeys(("port", "ban_time"), text)} for text in HOSTILE]
    made = returned(php, standins, modules["door-panel"], tmp_path / "pbx", *HOOKS, rows=rows)
    different = {tuple(texts.values()): row for row, texts in enumerate(made.texts)}
    for row in different.values():
        found = Jails(fail2ban, tmp_path / str(row), BANS["door-panel"], made, row)
        assert found.mistakes() == ""
        assert list(found.read()) == [ban.jail for ban in BANS["door-panel"].all]


@pytest.mark.parametrize(("line", "expression"), FITS)
def test_a_line_that_a_spec_may_give_counts(line: str, expression: str, fail2ban: Path) -> None:
    assert counted(said(fail2ban / "fail2ban-regex", line, expression))


@pytest.mark.parametrize(("line", "expression"), DOES_NOT)
def test_a_line_that_a_spec_may_not_give_does_not(line: str, expression: str, fail2ban: Path) -> None:
    assert not counted(said(fail2ban / "fail2ban-regex", line, expression))
