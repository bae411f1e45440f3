"""Versions of one module follow each other on one database: renamed tables and columns and converted values keep the data."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from miko_gen.project.generate import generate

HERE = Path(__file__).parent
HEAD = """\
spec: 1
module: {id: ModuleSample, version: "1.0", developer: Example Ltd, support_email: support@example.com, title: Sample, summary: Sample}
models:
"""
FIRST = """\
  Options:
    singleton: true
    fields:
      mode: {type: enum, values: [slow, fast], default: slow}
      token: {type: secret}
  Phones:
    fields:
      phone: {type: phone, required: true, unique: true}
      state: {type: enum, values: [fresh, done], default: fresh}
      grade: {type: string}
      code: {type: string}
      active: {type: enum, values: ["yes", "no"], default: "no"}
      kept: {type: integer}
"""
SECOND = (
    FIRST.replace("  Phones:\n", "  Numbers:\n    renamed_from: Phones\n")
    .replace("phone: {", "line: {renamed_from: phone, ")
    .replace("[fresh, done], default: fresh", "[new, done], default: new, convert: {fresh: new}")
)
THIRD = """\
  Settings:
    renamed_from: Options
    singleton: true
    fields:
      pace: {renamed_from: mode, type: enum, values: [low, high], default: low, convert: {slow: low, fast: high}}
      token: {type: secret}
  Entries:
    renamed_from: [Numbers, Phones]
    fields:
      number: {renamed_from: [line, phone], type: phone, required: true, unique: true}
      state: {type: enum, values: [open, closed], default: open, convert: {fresh: open, new: open, done: closed}}
      level: {renamed_from: grade, type: integer, convert: {low: 1, high: 9, "n/a": null}}
      code: {type: string, required: true, default: none, convert: {"": none}}
      active: {type: bool, default: false, convert: {"yes": true, "no": false}}
      kept: {type: integer}
      extra: {type: phone}
"""
ROWS = """
INSERT INTO m_Phones (phone, state, grade, code, active, kept) VALUES
    ('100', 'fresh', 'low', 'a', 'yes', 1), ('101', 'done', 'high', '', 'no', 2), ('102', 'fresh', 'n/a', NULL, NULL, 3),
    ('103', '5', '5', 'd', 'yes', NULL);
UPDATE m_Options SET mode = 'fast', token = 'secret';
"""
ENTRIES = [
    ("100", "open", 1, "a", 1, 1, ""),
    ("101", "closed", 9, "none", 0, 2, ""),
    ("102", "open", None, "none", 0, 3, ""),
    ("103", "5", 5, "d", 1, None, ""),
]


class Versions:
    """Installs one version after the other, each in a PHP of its own."""

    def __init__(self, kit: Path, engine: dict[str, str], folder: Path) -> None:
        self.kit, self.engine, self.folder = kit, engine, folder
        self.count = 0
        self.database = folder / "none.db"

    def install(self, models: str, sql: str = "SELECT 1") -> list[str]:
        """The messages of the installer; ``database`` is then what it left."""
        self.count += 1
        place = self.folder / str(self.count)
        place.mkdir()
        (place / "module.yaml").write_text(HEAD + models, encoding="utf-8")
        module = generate(place / "module.yaml", None).folder
        result = place / "module.db"
        command: list[str | Path] = [
            self.engine["MIKO_GEN_PHP"],
            HERE / "migrations" / "install.php",
            self.kit,
            module,
            self.database,
            result,
            sql,
        ]
        own = {key: value for key, value in os.environ.items() if key != "MIKO_GEN_SCRATCH"} | self.engine
        ran = subprocess.run(command, capture_output=True, text=True, check=False, env=own, timeout=120)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        self.database = result
        messages: list[str] = json.loads(ran.stdout)
        return messages

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.database) as connection:
            return connection.execute(sql).fetchall()

    def dump(self) -> list[str]:
        with sqlite3.connect(self.database) as connection:
            return list(connection.iterdump())

    def entries(self) -> list[tuple[object, ...]]:
        return self.query("SELECT number, state, level, code, active, kept, extra FROM m_Entries ORDER BY id")


@pytest.fixture
def versions(standins: Path, engine: dict[str, str], tmp_path: Path) -> Versions:
    return Versions(standins, engine, tmp_path)


@pytest.mark.parametrize(
    "between", [[], [SECOND], [SECOND, SECOND]], ids=["at once", "by the second", "twice the second"]
)
def test_the_third_version_has_the_data_of_the_first(versions: Versions, between: list[str]) -> None:
    assert versions.install(FIRST, ROWS) == []
    for models in between:
        assert versions.install(models) == []
    assert versions.install(THIRD) == []

    assert versions.entries() == ENTRIES
    assert versions.query("SELECT pace, token FROM m_Settings") == [("high", "secret")]
    assert versions.query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'm!_%' ESCAPE '!' ORDER BY 1"
    ) == [
        ("m_Entries",),
        ("m_Settings",),
    ]


def test_it_happens_once(versions: Versions) -> None:
    versions.install(FIRST, ROWS)
    versions.install(THIRD, "UPDATE m_Entries SET extra = '77', state = 'open', active = 0 WHERE number = '101'")
    before = versions.dump()
    assert versions.install(THIRD) == []
    assert versions.dump() == before


def test_a_name_may_differ_in_large_letters_only(versions: Versions) -> None:
    versions.install(FIRST, ROWS)
    assert versions.install(FIRST.replace("Phones:", "PHONES:\n    renamed_from: Phones")) == []

    assert versions.query("SELECT phone, kept FROM m_PHONES ORDER BY id LIMIT 2") == [("100", 1), ("101", 2)]
    assert versions.query("SELECT name FROM sqlite_master WHERE lower(name) LIKE 'm_phones%'") == [("m_PHONES",)]


@pytest.mark.parametrize("times", [1, 2])
def test_values_under_a_former_name_become_others_once(versions: Versions, times: int) -> None:
    """They are ones that the field takes today: only the former name tells that nothing has become of them yet."""
    first = FIRST.replace("kept: {type: integer}", "hidden: {type: bool, nullable: true}")
    second = FIRST.replace(
        "kept: {type: integer}",
        'shown: {renamed_from: hidden, type: bool, default: true, convert: {hidden: {"1": false, "0": true, "": true}}}',
    )
    rows = ROWS.replace("kept)", "hidden)").replace("'no', 2)", "'no', 0)")
    assert versions.install(first, rows.replace("NULL, 3)", "NULL, 1)")) == []
    for _ in range(times):
        assert versions.install(second) == []

    assert versions.query("SELECT shown FROM m_Phones ORDER BY id") == [(0,), (1,), (0,), (1,)]


def test_a_first_installation_moves_nothing(versions: Versions) -> None:
    assert versions.install(THIRD) == []
    assert versions.entries() == []
    assert versions.query("SELECT pace FROM m_Settings") == [("low",)]


def test_what_fails_half_way_leaves_the_database_as_it_was(versions: Versions) -> None:
    """The last conversion fails, after tables and columns have got their new names."""
    stop = "CREATE TRIGGER stop BEFORE UPDATE OF active ON m_Phones BEGIN SELECT RAISE(ABORT, 'not today'); END;"
    versions.install(FIRST, ROWS + stop)
    before = versions.dump()
    assert any("not today" in message for message in versions.install(THIRD))
    assert versions.dump() == before


def test_without_the_word_the_values_are_lost(versions: Versions) -> None:
    """What Core does by itself: the reason for all of this, and of what the break check says."""
    versions.install(FIRST, ROWS)
    versions.install(FIRST.replace("grade:", "level:"))
    assert versions.query("SELECT DISTINCT level FROM m_Phones") in ([(None,)], [("",)])
