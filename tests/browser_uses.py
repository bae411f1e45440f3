"""What a person does with the pages of each example, and a spec in which every text is hostile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HOSTILE = '<script>hacked = 1</script><img src=x onerror="hacked = 2">\' " \\ &lt; </textarea>'


@dataclass(frozen=True)
class Use:
    """What a person does with the pages of a spec: values by the names of inputs."""

    table: str
    new: Mapping[str, str]
    change: tuple[str, str]
    wrong: tuple[str, str, str]
    search: tuple[str, str] | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    wrong_setting: tuple[str, str, str] | None = None


USES = {
    "module-black-list": Use(
        table="numbers",
        new={"number": "74951234567", "comment": "Rings at night"},
        change=("comment", "Rings by day"),
        wrong=("number", "not a number", "NotPhone"),
        search=("Rings by day", "Example"),
        settings={"announce": "true", "sound": "Welcome", "ami_secret": "a new secret"},
    ),
    "after-hours": Use(
        table="exceptions",
        new={"number": "74951234567", "until": "2030-01-31 10:00:00"},
        change=("until", "2031-01-31 10:00:00"),
        wrong=("number", "not a number", "NotPhone"),
        settings={"opens": "08:30", "message": "Welcome"},
        wrong_setting=("closes", "late", "BadFormat"),
    ),
    "crm-link": Use(
        table="skipped",
        new={"number": "74951234567", "reason": "Ours"},
        change=("reason", "A friend"),
        wrong=("number", "not a number", "NotPhone"),
    ),
    "call-back": Use(
        table="requests",
        new={"number": "74951234567", "attempts": "2"},
        change=("attempts", "3"),
        wrong=("attempts", "21", "TooLarge"),
    ),
    "phone-book": Use(
        table="contacts",
        new={"number": "74951234567", "name": "Ann", "kind": "Supplier"},
        change=("name", "Ann Lee"),
        wrong=("name", "", "Required"),
        search=("Ann Lee", "Example Ltd"),
    ),
    "wallboard": Use(
        table="numbers",
        new={"queue": "Welcome", "target": "0.5"},
        change=("target", "0.75"),
        wrong=("target", "2", "TooLarge"),
        settings={
            "refresh": "9",
            "greeting": 'Two\n"lines" & <b>',
            "contact": "Welcome",
            "admin_mail": "ann@example.com",
        },
        wrong_setting=("refresh", "99", "TooLarge"),
    ),
    "door-phone": Use(
        table="residents",
        new={"name": "Ann", "code": "2222"},
        change=("name", "Ann Lee"),
        wrong=("code", "one", "Residents_code_Pattern"),
        settings={"greeting": "Hello", "hold": "7"},
        wrong_setting=("hold", "99", "TooLarge"),
    ),
    "report-server": Use(
        table="schedules",
        new={"name": "Morning", "start": "07:30"},
        change=("start", "09:15"),
        wrong=("start", "late", "BadFormat"),
        settings={"keep_days": "30", "port": "8088"},
        wrong_setting=("port", "80", "TooSmall"),
    ),
    "door-panel": Use(
        table="doors",
        new={"sketch": "In the north", "name": "Gate"},
        change=("name", "Back gate"),
        wrong=("name", "", "Required"),
    ),
    "reception": Use(
        table="contacts",
        new={"number": "74951234567", "name": "Ann"},
        change=("name", "Ann Lee"),
        wrong=("number", "not a number", "NotPhone"),
        settings={"greeting": "Good morning", "mode": "Night"},
        wrong_setting=("crm", "no address", "NotUrl"),
    ),
    "switchboard": Use(
        table="calls",
        new={"uniqueid": "1700000000.1", "number": "74951234567"},
        change=("number", "74957654321"),
        wrong=("uniqueid", "", "Required"),
        settings={"office": "Second office", "gate_port": "8091"},
        wrong_setting=("gate_port", "80", "TooSmall"),
    ),
    "call-desk": Use(
        table="tags",
        new={"text": "VIP", "note": "Calls rarely"},
        change=("note", "Calls often"),
        wrong=("text", "", "Required"),
        search=("Calls often", "Regular"),
    ),
}


HOSTILE_SPEC = """
spec: 1
module:
  id: ModuleHostile
  version: "1.0"
  developer: H
  support_email: support@example.com
  title: {en: H, ru: H}
  summary: H
  sidebar: {group: modules, icon: ban}
models:
  Options:
    singleton: true
    label: H
    fields:
      words:  {type: string, label: H, help: H, default: H}
      many:   {type: text, label: H, help: H, default: H}
      active: {type: bool, label: H}
      kind:   {type: enum, values: {one: H, two: H}, default: one, label: H}
      other:  {type: reference, to: Rows, shown_by: name, nullable: true, label: H}
  Rows:
    label: H
    fields:
      name: {type: string, label: H, default: H}
      note: {type: text, label: H, default: H}
      kind: {type: enum, values: {one: H, two: H}, default: two, label: H}
    seed:
      - {name: H, note: H}
admin:
  options: {form: Options, title: H}
  rows: {table: Rows, title: H}
"""
