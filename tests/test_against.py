"""The break check: a table of changes, which of them break an installed module, and what is said about each."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from miko_gen.cli import cli

HERE = Path(__file__).parent
OLD = """\
spec: 1
module:
  id: ModuleSample
  version: "1.0"
  min_pbx_version: 2025.1.1
  developer: Example Ltd
  support_email: support@example.com
  title: Sample
  summary: A sample
models:
  Settings:
    singleton: true
    fields:
      sound: {type: sound}
      token: {type: secret}
      spare: {type: secret}
  Groups:
    fields:
      title: {type: string}
      level: {type: integer}
  Numbers:
    fields:
      number: {type: phone, required: true}
      note: {type: string, max_length: 80}
      size: {type: integer, minimum: 1, maximum: 10}
      code: {type: string}
      state: {type: enum, values: [fresh, done], default: fresh}
      seen: {type: date-time, nullable: true}
      parent: {type: reference, to: Groups, nullable: true}
      desk: {type: extension}
rest:
  numbers:
    model: Numbers
    operations: [list, get, create]
    search: [number, note]
    filters: [number, state]
    actions:
      find:
        parameters: {number: {type: phone}, deep: bool}
        returns: {name: string}
        handler: find
      several:
        parameters: {numbers: {type: list, of: phone, max_items: 9}}
        returns: {rows: {type: list, fields: {name: string}}}
        handler: findSeveral
workers:
  Watcher:
    events: [Newchannel]
    handler: onEvent
agi:
  lookup:
    arguments: [mode, door]
    let: {caller: CALLERID(num)}
    find: {model: Numbers, where: {number: caller}}
    when_found:
      - hangup
dialplan:
  incoming_before_dial:
    - agi: lookup
  contexts:
    module-sample-say: |
      exten => s,1,Playback({{ settings.sound }})
ami_user:
  secret: settings.token
  read: [call, user]
  write: [call]
  permit: [127.0.0.1, 192.0.2.0/24]
admin:
  settings: {form: Settings}
  numbers: {table: Numbers}
"""
_NUMBER = "number: {type: phone, required: true}"
_PAGE = "  numbers: {table: Numbers}\n"

# What is changed, and the place and the beginning of each answer.
BREAKING: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "column dropped": ([("      level: {type: integer}\n", "")], ["18:5: the column 'level' is gone: its values are deleted"]),
    "column dropped that clients read": (
        [("      size: {type: integer, minimum: 1, maximum: 10}\n", "")],
        ["22:5: the column 'size' is gone: its values are deleted when the module is upgraded; clients of REST 'numbers'"],
    ),
    "column retyped": ([("level: {type: integer}", "level: {type: bool}")], ["20:21: 'level' was integer and is bool"]),
    "text becomes a number": ([("title: {type: string}", "title: {type: integer}")], ["19:21: 'title' was string and is integer"]),
    "column renamed, not said": ([("      level: {type: integer}", "      rank_value: {type: integer}")], ["the column 'level' is gone"]),
    "column renamed under REST": (
        [("      size: {type", "      amount: {renamed_from: size, type")],
        ["'size' is named 'amount' in the answers from now on"],
    ),
    "model dropped": (
        [("  Groups:\n    fields:\n      title: {type: string}\n      level: {type: integer}\n", ""), ("      parent: {type: reference, to: Groups, nullable: true}\n", "")],
        ["10:1: the model 'Groups' is gone: its table m_Groups stays", "the column 'parent' is gone"],
    ),
    "required now": ([("code: {type: string}", "code: {type: string, required: true}")], ["'code' is required from now on"]),
    "required with values now": (
        [("code: {type: string}", "code: {type: string, required_when: {state: done}}")],
        ["'code' is required with certain values from now on"],
    ),
    "a new column that values ask for": (
        [("      code:", "      extra: {type: string, required_when: {state: done}}\n      code:")],
        ["'extra' is new and required with certain values"],
    ),
    "a new required column": ([("      code:", "      extra: {type: string, required: true}\n      code:")], ["'extra' is new and required"]),
    "unique now": ([(_NUMBER, "number: {type: phone, required: true, unique: true}")], ["'number' is unique from now on: the upgrade fails"]),
    "unique now, optional": ([("code: {type: string}", "code: {type: string, unique: true}")], ["'code' is unique from now on: of two rows"]),
    "unique together now": (
        [("  Numbers:\n", "  Numbers:\n    unique: [number, code]\n")],
        ["'number' and 'code' are unique together from now on: of two rows"],
    ),
    "shorter": ([("max_length: 80", "max_length: 40")], ["the max_length of 'note' was 80 and is 40: a row that breaks it"]),
    "longer at least": ([("max_length: 80", "max_length: 80, min_length: 2")], ["the min_length of 'note' is 2"]),
    "larger at least": ([("minimum: 1,", "minimum: 2,")], ["the minimum of 'size' was 1 and is 2"]),
    "smaller at most": ([("maximum: 10", "maximum: 9")], ["the maximum of 'size' was 10 and is 9"]),
    "a limit where none was": ([("level: {type: integer}", "level: {type: integer, maximum: 5}")], ["the maximum of 'level' is 5"]),
    "a pattern": ([("code: {type: string}", 'code: {type: string, pattern: "[A-Z]+"}')], ["the pattern of 'code' is new"]),
    "an enum's value is gone": ([("[fresh, done]", "[fresh, over]")], ["'state' no longer takes 'done'"]),
    "text becomes an enum": ([("title: {type: string}", "title: {type: enum, values: [a, b]}")], ["'title' was string and is enum"]),
    "text becomes a phone": ([("code: {type: string}", "code: {type: phone}")], ["'code' was string and is phone"]),
    "long text becomes short": ([("max_length: 80", "max_length: 79")], ["the max_length"]),
    "read-only now": ([("code: {type: string}", "code: {type: string, read_only: true}")], ["'code' is read-only from now on"]),
    "never null": ([("seen: {type: date-time, nullable: true}", "seen: {type: date-time}")], ["'seen' is never null"]),
    "points elsewhere": ([("to: Groups", "to: core.Providers")], ["'parent' pointed to Groups and points to core.Providers"]),
    "cascades now": ([("to: Groups,", "to: Groups, on_delete: cascade,")], ["deleting a row of Groups deletes the rows"]),
    "an extension restricts now": (
        [("desk: {type: extension}", "desk: {type: extension, on_delete: restrict}")],
        ["a row of core.Extensions that others point to can no longer be deleted"],
    ),
    "restricts now": ([("to: Groups,", "to: Groups, on_delete: cascade,")], ["deleting a row"]),
    "route gone": (
        [(OLD[OLD.index("rest:\n"):OLD.index("workers:\n")], "")],
        ["1:1: the route /pbxcore/api/v3/module-sample/numbers is gone: clients get 404"],
    ),
    "route renamed": (
        [("  numbers:\n    model: Numbers", "  phones:\n    renamed_from: numbers\n    model: Numbers")],
        ["the route /pbxcore/api/v3/module-sample/numbers is now /pbxcore/api/v3/module-sample/phones"],
    ),
    "operation gone": ([("[list, get, create]", "[list, get]")], ["'numbers' no longer has 'create'"]),
    "search narrower": ([("search: [number, note]", "search: [number]")], ["`search` of 'numbers' no longer looks into 'note'"]),
    "serves another model": (
        [("    model: Numbers\n    operations: [list, get, create]\n    search: [number, note]\n    filters: [number, state]", "    model: Groups\n    operations: [list, get, create]")],
        ["'numbers' served Numbers and serves Groups"],
    ),
    "action gone": ([("      find:\n", "      seek:\n")], ["the action numbers:find is gone"]),
    "action called otherwise": ([("        handler: find", "        method: POST\n        handler: find")], ["'method' of the action 'find' was GET and is POST"]),
    "parameter needed": ([("number: {type: phone}, deep", "number: {type: phone, required: true}, deep")], ["the action 'find' needs 'number' from now on"]),
    "new parameter needed": ([("deep: bool}", "deep: bool, more: {type: integer, required: true}}")], ["the action 'find' needs 'more'"]),
    "parameter retyped": ([("deep: bool", "deep: integer")], ["the parameter 'deep' was bool and is integer"]),
    "parameter narrower": ([("{type: phone}, deep", "{type: phone, max_length: 8}, deep")], ["the max_length of 'number' was 64 and is 8: clients"]),
    "parameter gone": ([(", deep: bool", "")], ["the action 'find' no longer takes 'deep'"]),
    "answer without a key": ([("returns: {name: string}", "returns: {title: string}")], ["the action 'find' no longer returns 'name'"]),
    "answer of another type": ([("returns: {name: string}", "returns: {name: integer}")], ["'name' in the answer of 'find' was string and is integer"]),
    "filter gone": ([("filters: [number, state]", "filters: [number]")], ["the list of 'numbers' can no longer be asked by 'state'"]),
    "elements retyped": ([("of: phone", "of: integer")], ["'numbers' was a list of phone and is one of integer: clients"]),
    "elements narrower": ([("of: phone", "of: {type: phone, max_length: 9}")], ["the max_length of 'numbers[]' was 64 and is 9: clients"]),
    "a shorter list": ([("max_items: 9", "max_items: 8")], ["the max_items of 'numbers' was 9 and is 8: clients"]),
    "no short lists": ([("max_items: 9", "max_items: 9, min_items: 2")], ["the min_items of 'numbers' is 2: clients"]),
    "rows without a key": ([("fields: {name: string}", "fields: {title: string}")], ["the action 'several' no longer returns 'name'"]),
    "another list in an answer": ([("fields: {name: string}}", "of: string}")], ["'rows' in the answer of 'several' was a list of objects and is a list of string"]),
    "resource without its model": (
        [("    model: Numbers\n    operations: [list, get, create]\n    search: [number, note]\n    filters: [number, state]\n", "")],
        ["no longer has 'list'", "no longer has 'get'", "no longer has 'create'"],
    ),
    "script renamed": (
        [("  lookup:\n", "  look-up:\n    renamed_from: lookup\n"), ("- agi: lookup", "- agi: look-up")],
        ["the AGI script module-sample-lookup.php is now module-sample-look-up.php"],
    ),
    "arguments in another order": (
        [("arguments: [mode, door]", "arguments: [door, mode]")],
        ["module-sample-lookup.php took mode, door"],
    ),
    "an argument less": ([("arguments: [mode, door]", "arguments: [mode]")], ["module-sample-lookup.php took mode, door"]),
    "context renamed": ([("module-sample-say", "module-sample-tell")], ["the context 'module-sample-say' is gone"]),
    "manager's user gone": ([(OLD[OLD.index("ami_user:\n"):OLD.index("admin:\n")], "")], ["the user of the manager interface is gone"]),
    "manager's user renamed": ([("ami_user:\n", "ami_user:\n  name: sample\n")], ["the manager's user was 'module-sample' and is 'sample'"]),
    "another password": ([("secret: settings.token", "secret: settings.spare")], ["the password was settings.token and is settings.spare"]),
    "permission to read lost": ([("read: [call, user]", "read: [call]")], ["the manager's user lost 'user' in 'read'"]),
    "permission to write lost": ([("  write: [call]\n", "")], ["the manager's user lost 'call' in 'write'"]),
    "network shut out": ([("[127.0.0.1, 192.0.2.0/24]", "[127.0.0.1]")], ["no longer let in from 192.0.2.0/24"]),
    "page gone": ([(_PAGE, "")], ["the page 'numbers' is gone: nobody can see or edit 'Numbers'"]),
    "another module": ([("id: ModuleSample", "id: ModuleSimple")], ["3:7: 'ModuleSimple' is another module than 'ModuleSample'"]),
    "newer MikoPBX": ([("2025.1.1", "2026.1.1")], ["5:20: a MikoPBX older than 2026.1.1 refuses the upgrade"]),
    "a table becomes one row": (
        [("    singleton: true\n", ""), ("  Groups:\n", "  Groups:\n    singleton: true\n"), ("to: Groups", "to: core.Users"),
         (OLD[OLD.index("  contexts:\n"):OLD.index("ami_user:\n")], ""), (OLD[OLD.index("ami_user:\n"):OLD.index("admin:\n")], ""), ("{form: Settings}", "{table: Settings}")],
        ["'Groups' has one row from now on", "'Settings' has many rows from now on", "the user of the manager", "the context", "'parent' pointed"],
    ),
}  # fmt: skip

HARMLESS: dict[str, list[tuple[str, str]]] = {
    "nothing": [],
    "texts": [("title: Sample", "title: {en: Example, ru: Пример}"), (_NUMBER, "number: {type: phone, required: true, label: Phone}")],
    "a newer version": [('"1.0"', '"1.1"')],
    "an older MikoPBX": [("2025.1.1", "2024.2.30")],
    "a new column": [("      code:", "      extra: {type: string}\n      code:")],
    "unique together with a new column": [
        ("  Numbers:\n", "  Numbers:\n    unique: [number, extra]\n"), ("      code:", "      extra: {type: string}\n      code:"),
    ],
    "required with values of a new column": [
        ("      code:", "      mode: {type: bool}\n      extra: {type: string, required_when: {mode: true}}\n      code:")
    ],
    "a new required column with a default": [("      code:", "      extra: {type: string, required: true, default: x}\n      code:")],
    "a new model": [("rest:\n", "  Others:\n    fields: {title: {type: string, required: true}}\nrest:\n")],
    "wider": [("max_length: 80", "max_length: 90"), ("minimum: 1, maximum: 10", "minimum: 0"), ("[fresh, done]", "[fresh, done, over]")],
    "text without a limit": [("note: {type: string, max_length: 80}", "note: {type: text}")],
    "a phone becomes text": [(_NUMBER, "number: {type: string, required: true}")],
    "a whole number becomes a number": [("level: {type: integer}", "level: {type: number}")],
    "an enum becomes text": [("{type: enum, values: [fresh, done], default: fresh}", "{type: string, default: fresh}")],
    "optional now": [(_NUMBER, "number: {type: phone}")],
    "null allowed": [("code: {type: string}", "code: {type: string, nullable: true}")],
    "indexed, silent": [("code: {type: string}", "code: {type: string, index: true, silent: true}")],
    "a rename that is said": [("      level: {type", "      rank_value: {renamed_from: level, type")],
    "a model renamed": [("  Groups:\n", "  Teams:\n    renamed_from: Groups\n"), ("to: Groups", "to: Teams")],
    "a model renamed under REST": [
        ("  Numbers:\n", "  Phones:\n    renamed_from: [Numbers]\n"), ("    model: Numbers", "    model: Phones"),
        ("{model: Numbers,", "{model: Phones,"), ("{table: Numbers}", "{table: Phones}"),
    ],
    "a password's field renamed": [("token: {type", "key_value: {renamed_from: token, type"), ("settings.token", "settings.key_value")],
    "a value converted": [("values: [fresh, done], default: fresh}", "values: [fresh, over], default: fresh, convert: {done: over}}")],
    "a type converted": [("level: {type: integer}", "level: {type: enum, values: [low, high], convert: {1: low, 2: high}}")],
    "required and converted": [("code: {type: string}", 'code: {type: string, required: true, convert: {"": none}}')],
    "does not restrict": [("to: Groups,", "to: Groups, on_delete: no_action,")],
    "more operations": [("[list, get, create]", "[list, get, create, delete]")],
    "another resource beside": [("workers:\n", "  groups: {model: Groups}\nworkers:\n")],
    "another optional parameter": [("deep: bool}", "deep: bool, more: integer}")],
    "a parameter with a default": [("number: {type: phone}, deep", 'number: {type: phone, required: true, default: "1"}, deep')],
    "a longer answer": [("returns: {name: string}", "returns: {name: string, title: string}")],
    "another filter": [("filters: [number, state]", "filters: [number, state, seen]")],
    "a longer list": [("max_items: 9", "max_items: 10")],
    "a longer row": [("fields: {name: string}", "fields: {name: string, title: string}")],
    "a worker renamed": [("  Watcher:\n", "  Listener:\n    renamed_from: Watcher\n")],
    "a handler renamed": [("handler: onEvent", "handler: onCallEvent")],
    "another script": [("dialplan:\n", "  other:\n    handler: other\ndialplan:\n")],
    "all permissions": [("read: [call, user]", "read: [all]")],
    "another network": [("192.0.2.0/24]", "192.0.2.0/24, 198.51.100.0/24]")],
    "a page renamed": [("  numbers: {table: Numbers}", "  phones: {table: Numbers, columns: [number]}")],
}  # fmt: skip


def changed(changes: list[tuple[str, str]]) -> str:
    text = OLD
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def check(folder: Path, text: str, *more: str, old: str = OLD) -> tuple[int, str]:
    (folder / "old.yaml").write_text(old, encoding="utf-8")
    (folder / "module.yaml").write_text(text, encoding="utf-8")
    ran = CliRunner().invoke(cli, ["check", str(folder / "module.yaml"), "--against", str(folder / "old.yaml"), *more])
    return ran.exit_code, ran.output


@pytest.mark.parametrize("change", BREAKING)
def test_a_change_that_breaks(change: str, tmp_path: Path) -> None:
    changes, expected = BREAKING[change]
    code, said = check(tmp_path, changed(changes), "--json")
    problems = [problem for problem in json.loads(said)["problems"] if problem["severity"] == "error"]
    shown = [f"{problem['line']}:{problem['column']}: {problem['message']}" for problem in problems]
    assert code == 1
    assert all(any(words in line for line in shown) for words in expected), shown
    assert len(problems) == len(expected), shown
    assert all(problem["hint"] and problem["source"] for problem in problems)


@pytest.mark.parametrize("change", HARMLESS)
def test_a_change_that_breaks_nothing(change: str, tmp_path: Path) -> None:
    code, said = check(tmp_path, changed(HARMLESS[change]))
    assert (code, said.splitlines()[-1:]) == (
        0,
        [f"A module of {tmp_path / 'old.yaml'} loses nothing by the upgrade."],
    ), said


def test_the_context_of_ari_goes_with_it(tmp_path: Path) -> None:
    old = OLD + "ari: {secret: settings.spare, events: {StasisStart: onCallStart}}\n"
    code, said = check(tmp_path, OLD, old=old)
    assert code == 1
    assert "the context 'module-sample-ari' is gone with 'ari': a dialplan that goes there hangs up" in said
    kept = OLD.replace("  contexts:\n", '  contexts:\n    module-sample-ari: "exten => s,1,Hangup()"\n')
    assert check(tmp_path, kept, old=old)[0] == 0


def test_what_a_person_reads(tmp_path: Path) -> None:
    code, said = check(tmp_path, OLD.replace("maximum: 10", "maximum: 9").replace("      level: {type: integer}\n", ""))
    spec, old = tmp_path / "module.yaml", tmp_path / "old.yaml"
    assert code == 1
    assert said == (
        f"{spec}:18:5: error: the column 'level' is gone: its values are deleted when the module is upgraded (it was in line 20 of {old})\n"
        "        fields:\n"
        "        ^\n"
        "    hint: keep it (silent: true costs nothing), or say which field goes on with it: renamed_from: level\n"
        f"{spec}:24:50: error: the maximum of 'size' was 10 and is 9: a row that breaks it can be read, but not be saved again\n"
        "          size: {type: integer, minimum: 1, maximum: 9}\n"
        "                                                     ^\n"
        "    hint: to keep it compatible, write maximum: 10\n"
        f"2 changes break a module of {old}.\n"
    )


def git(folder: Path, *words: str) -> None:
    named = ["git", "-C", str(folder), "-c", "user.name=Example", "-c", "user.email=support@example.com"]
    subprocess.run([*named, *words], check=True, capture_output=True)


def test_against_a_revision(tmp_path: Path) -> None:
    spec = tmp_path / "sub" / "module.yaml"
    spec.parent.mkdir()
    spec.write_text(OLD, encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"], ["tag", "v1"]):
        git(tmp_path, *words)
    spec.write_text(changed(BREAKING["shorter"][0]), encoding="utf-8")
    for revision in ("v1", "HEAD", "v1:sub/module.yaml"):
        ran = CliRunner().invoke(cli, ["check", str(spec), "--against", revision])
        assert ran.exit_code == 1
        assert f"1 change breaks a module of {revision}." in ran.output
    git(tmp_path, "commit", "-qam", "second")
    assert CliRunner().invoke(cli, ["check", str(spec), "--against", "HEAD"]).exit_code == 0


@pytest.mark.parametrize("against", ["nothing", "-x", "--output=stolen", "HEAD:./no.yaml"])
def test_neither_file_nor_revision(against: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "module.yaml").write_text(OLD, encoding="utf-8")
    ran = CliRunner().invoke(cli, ["check", str(tmp_path / "module.yaml"), f"--against={against}"])
    assert ran.exit_code == 2
    assert f"'{against}' is neither a file nor a revision" in ran.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "module.yaml"]


def test_an_old_spec_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "module.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "old.yaml").write_text(OLD.replace("models:", "modles:"), encoding="utf-8")
    ran = CliRunner().invoke(cli, ["check", str(tmp_path / "module.yaml"), "--against", str(tmp_path / "old.yaml")])
    assert ran.exit_code == 2
    assert "old.yaml:10:1: error: unknown key 'modles'" in ran.output


def test_an_old_spec_that_today_is_refused_can_be_compared(tmp_path: Path) -> None:
    """A rule that came after the old version was generated."""
    (tmp_path / "module.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "old.yaml").write_text(OLD.replace("search: [number, note]", "search: [number, nte]"), encoding="utf-8")
    ran = CliRunner().invoke(cli, ["check", str(tmp_path / "module.yaml"), "--against", str(tmp_path / "old.yaml")])
    assert ran.exit_code == 0
