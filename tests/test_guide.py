"""The guide: warnings with a better surface, and answers to questions, from the same rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from miko_gen.cli import cli
from miko_gen.guide.rules import RULES
from miko_gen.guide.search import answers
from miko_gen.guide.surfaces import surfaces
from miko_gen.spec.problem import Problem
from miko_gen.spec.read import read_file_with_warnings, read_text
from miko_gen.spec.source import read_source
from miko_gen.spec.starter import starter

ROOT = Path(__file__).parent.parent
BASE = (ROOT / "tests" / "good_base.yaml").read_text(encoding="utf-8")


def merged(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in more.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both else value
    return result


def warnings(tmp_path: Path, more: str) -> list[Problem]:
    """What ``check`` warns of in the good base with ``more``."""
    file = tmp_path / "module.yaml"
    data = merged(yaml.safe_load(BASE), yaml.safe_load(more) or {})
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return [problem for problem in read_file_with_warnings(file)[1] if "no call runs" not in problem.message]


@pytest.mark.parametrize("name", surfaces())
def test_the_line_of_spec_is_right(name: str) -> None:
    line = read_source(surfaces()[name].spec.encode(), name).data
    base = yaml.safe_load(BASE)
    if "models" in line:
        settings = any(model.get("singleton") for model in line["models"].values())
        base = {"spec": 1, "module": base["module"]} if settings else base
    if "admin" in line:
        base.pop("admin")
    read_text(yaml.safe_dump(merged(base, line), allow_unicode=True))


WRONG = {
    "activeCalls": ("rest: {numbers: {actions: {activeCalls: {handler: activeCalls}}}}", "polling"),
    "rejectCaller": ("workers: {Watcher: {events: [Newchannel], handler: rejectCaller}}", "late decision"),
    "waitForAnswer": ("agi: {slow: {handler: waitForAnswer}}", "long script"),
    "downloadList": (
        "agi: {lookup: {find: {model: Numbers, where: {number: caller}}, when_not_found: [{handler: downloadList}]}}",
        "long script",
    ),
    "state_file": ("models: {Numbers: {fields: {state_file: {type: string}}}}", "file"),
    "FILE": (
        'dialplan: {contexts: {module-sample-x: "exten => s,1,Set(FILE(/tmp/state)=1)"}}',
        "file",
    ),
    "System": ('dialplan: {contexts: {module-sample-x: "exten => s,1,System(echo 1 > /tmp/state)"}}', "file"),
    "legacy_rest": ("legacy_rest: {actions: {check: checkOld}}", "legacy"),
    "open route": (
        "legacy_rest: {kept_for: old phones, routes: {put: {method: PUT, access: open_to_everyone, handler: putIt}}}",
        "open",
    ),
    "open files": ("nginx: {locations: {plans: {files: own, access: open_to_everyone}}}", "open"),
    "ari_conf": ('dialplan: {ari_conf: "[sample]"}', "ari"),
}


@pytest.mark.parametrize(("more", "rule"), WRONG.values(), ids=WRONG)
def test_a_wrong_choice_is_warned_of(tmp_path: Path, more: str, rule: str) -> None:
    found = warnings(tmp_path, more)
    assert [problem.severity for problem in found] == ["warning"]
    assert found[0].message.endswith(RULES[rule].why)
    assert RULES[rule].surface.spec in found[0].hint
    assert found[0].line > 1


def test_a_silent_setting_in_a_dialplan_is_warned_of(tmp_path: Path) -> None:
    found = warnings(
        tmp_path, "models: {Settings: {fields: {sound: {type: sound, silent: true}, token: {silent: true}}}}"
    )
    assert {problem.message for problem in found} == {
        "a change of 'sound' does not reload this: the field is silent",
        "a change of 'token' does not reload this: the field is silent",
    }


RIGHT = [
    "legacy_rest: {kept_for: old phones, routes: {alive: {access: open_to_everyone, handler: isAlive}}}",
    "nginx: {locations: {plans: {files: own}, logo: {files: public, access: open_to_everyone}}}",
    "rest: {numbers: {actions: {dialBack: {method: POST, handler: callNow}, status: {handler: jobStatus}}}}",
    "workers: {Watcher: {events: [Newchannel], handler: countCalls}}",
    "agi: {quick: {handler: checkPin}}",
    "models: {Numbers: {fields: {file: {type: string}, state_name: {type: string}}}}",
    'dialplan: {ari_conf: "[sample]", contexts: {module-sample-x: "exten => s,1,Stasis(sample)"}}',
]


@pytest.mark.parametrize("more", RIGHT)
def test_a_right_choice_is_left_alone(tmp_path: Path, more: str) -> None:
    assert warnings(tmp_path, more) == []


@pytest.mark.parametrize("spec", sorted((ROOT / "specs").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_example_specs_follow_the_guide(spec: Path) -> None:
    assert read_file_with_warnings(spec)[1] == []


def test_the_starter_follows_the_guide(tmp_path: Path) -> None:
    file = tmp_path / "module.yaml"
    file.write_text(starter("ModuleExample"), encoding="utf-8")
    assert read_file_with_warnings(file)[1] == []


QUESTIONS = {
    "keep the addresses of the old rest api for clients that nobody updates": "legacy",
    "who may see which page": "roles",
    "log in people of an ldap directory": "roles",
    "reverse proxy to a daemon": "nginx",
    "ban who guesses passwords": "bans",
    "react when a call ends": "events",
    "React when a call ends?": "events",
    "push to a web hook when a call is missed": "event steps",
    "click to call from a handler": "commands",
    "run a background program that comes with the module": "daemon",
    "know which phones are online": "events",
    "poll the state of calls": "events",
    "block a caller": "agi",
    "look up the caller in a list before it rings": "agi",
    "show the name of the caller": "agi",
    "count calls": "increment",
    "remember who called last": "kept",
    "запомнить кто звонил": "kept",
    "let a CRM change the numbers": "rest",
    "sync contacts from an external system": "rest",
    "click to call": "action",
    "change the codec of an endpoint": "pjsip",
    "service number *55": "number",
    "blf lamp": "hints",
    "transfer during a conversation": "features",
    "external program wants to read AMI": "manager",
    "settings page": "settings",
    "keep the last processed id": "model",
    "password for the api": "secret",
    "refuse to be enabled": "refuse",
    "do something after the module was disabled": "lifecycle",
    "clean up at uninstall": "uninstall",
    "reserve an extension number": "reserve",
    "depend on another module": "depends",
    "migrate data of an older version": "moved",
    "use a composer package": "packages",
    "a voice for another language": "languagepack",
    "запретить включение": "refuse",
    "зарезервировать номер": "reserve",
    "choose a provider on the form": "reference",
    "когда звонок завершился": "events",
    "send a telegram when a call is missed": "events",
    "sync contacts every night": "cron",
    "delete old recordings after 30 days": "cleanup",
    "block countries in the firewall": "firewall",
    "open a port": "firewall",
    "add a field to the employee form": "core_forms",
    "react when an extension is changed": "reactions",
    "refresh the page when a row is added": "push",
    "a dashboard with a chart": "view",
    "long task in the background started from REST": "queue",
    "restrict outgoing routes by group": "outgoing",
    "задача каждый час": "cron",
    "заблокировать номер": "agi",
    "хранить состояние": "model",
}


@pytest.mark.parametrize(("question", "surface"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_is_answered(question: str, surface: str) -> None:
    assert answers(question)[0].surface is surfaces()[surface]


@pytest.mark.parametrize("question", ["", "the", "?!", "bake a cake", "send a fax to the moon", "call the dentist"])
def test_what_the_guide_does_not_know_it_says(question: str) -> None:
    assert answers(question) == ()


def test_the_command_answers() -> None:
    ran = CliRunner().invoke(cli, ["which", "react when a call ends"])
    assert ran.exit_code == 0
    assert "workers: {CallEnds: {type: ami, events: [Hangup], handler: onCallEnd}}" in ran.output
    assert "Not cron for what an event tells." in ran.output
    facts = json.loads(CliRunner().invoke(cli, ["which", "--json", "block", "a", "caller"]).output)
    assert facts["answers"][0]["not"] == ["a decision about a call in a worker"]
    unknown = CliRunner().invoke(cli, ["which", "bake a cake"])
    assert (unknown.exit_code, "nothing that fits" in unknown.output) == (1, True)


LOUD = """
agi: {remember: {let: {caller: CALLERID(num)}, steps: [{save: {model: Numbers, by: {number: "{caller}"}}}]}}
"""


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        (
            "dialplan: {hints: {handler: hints}}",
            "silent: true for number, or reads: […] for the handler in the dialplan",
        ),
        ("dialplan: {hints: {handler: hints, reads: []}}", None),
        (
            'dialplan: {hints: {each: Numbers, text: "exten => {{ row.number }},hint,Custom:a"}}',
            "let an AGI script look the row up instead",
        ),
        ("models: {Numbers: {fields: {number: {silent: true}}}}\ndialplan: {hints: {handler: hints}}", None),
    ],
)
def test_a_call_that_reloads_the_dialplan_is_warned_of(tmp_path: Path, more: str, hint: str | None) -> None:
    found = warnings(tmp_path, f"{LOUD}{more}\n")
    assert [problem.hint for problem in found] == ([hint] if hint else [])
