"""docs/hooks.md: every hook of Core, from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from miko_gen.contract.catalogue import Hook, calls, core_name, friendly_names, hook, hooks, releases, short_name

_EXAMPLES = Path(__file__).parent / "hook-examples.yaml"
_TITLES = {
    "AsteriskConfigInterface": "Asterisk",
    "SystemConfigInterface": "System",
    "WebUIConfigInterface": "Admin cabinet",
    "RestAPIConfigInterface": "REST API before version 3",
    "CDRConfigInterface": "Call records",
    "": "Called by name only",
}
# What Core does with results, by the catalogue's `used` and whether the result is text.
_USED = {
    ("text", True): "the texts of all modules are joined, the lower priority first, and a comment names each module.",
    ("rows", True): "one text for each module that returns any.",
    ("rows", False): "one array for each module that returns any.",
    ("reference", False): "what the handler makes of `{changed}`, which comes by reference; nothing is returned.",
    ("veto", False): "`false` forbids it, with what `getMessages` says; anything else allows it.",
    ("value", False): "taken as it is, of each module by itself.",
    ("notice", False): "none: Core only tells.",
}
_OBJECTS = "what the handler does to `{changed}`, an object; nothing is returned."


_HEAD = """\
# Hooks of Core

Generated from the catalogue by `make golden`: signatures, callers and uses are read from the source of MikoPBX {releases}.

A module's answers stand below [hooks](spec.md#hooks) by Core's name; those of the dialplan also below [dialplan](spec.md#dialplan), by a
friendlier one. A handler is a method of `{{Feature}}Main` with the hook's parameters. `min_pbx_version` must be a release that has the hook.
"""


def page() -> str:
    """The whole page."""
    groups = _groups()
    lines = [*_HEAD.format(releases=" and ".join(releases())).splitlines(), ""]
    for title, names in groups.items():
        lines += [f"- {title}: {', '.join(f'[{name}](#{name.lower()})' for name in names)}"]
    for title, names in groups.items():
        lines += ["", f"## {title}"]
        for name in names:
            lines += ["", *_hook(hook(name), calls()[name])]
    return "\n".join(lines) + "\n"


def examples() -> dict[str, str]:
    """What a spec says below ``hooks:`` for each hook, as it is written there."""
    written = _EXAMPLES.read_text(encoding="utf-8").split("\nhooks:\n")[1]
    parts = re.split(r"^  (?=\w+:)", written, flags=re.MULTILINE)
    return {part.partition(":")[0]: f"  {part.rstrip()}" for part in parts if part}


def beginning() -> str:
    """The rest of the spec that the examples are part of."""
    return _EXAMPLES.read_text(encoding="utf-8").split("\nhooks:\n")[0]


def _groups() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {title: [] for title in _TITLES.values()}
    for name in hooks():
        found[_TITLES[short_name(calls()[name]["interface"] or "")]].append(name)
    return {title: names for title, names in found.items() if names}


def _hook(fact: Hook, said: dict[str, Any]) -> Iterator[str]:
    friendly = next((name for name in friendly_names() if core_name(name) == fact.name), None)
    yield f"### {fact.name}"
    yield ""
    yield fact.summary + (f" In `dialplan`: `{friendly}`." if friendly else "")
    yield ""
    yield from ("```php", fact.signature, "```", "")
    yield f"- **Called by** {_callers(said['called_by'])}."
    yield f"- **Result**: {_result(fact, said)}"
    yield f"- **Since** {_since(fact)}.{_declared(said)}"
    yield ""
    yield from ("```yaml", "hooks:", *examples()[fact.name].splitlines(), "```")


def _callers(places: list[str]) -> str:
    files: dict[str, list[str]] = {}
    for place in places:
        file, _, method = place.partition(": ")
        files.setdefault(file, []).append(f"`{method}`")
    return "; ".join(f"{file} ({', '.join(methods)})" for file, methods in files.items()) or "nothing"


def _result(fact: Hook, said: dict[str, Any]) -> str:
    used = said.get("used", "notice")
    if used == "reference":
        changed = fact.changes or fact.parameters[0].name
        return (_USED["reference", False] if fact.changes else _OBJECTS).format(changed=f"${changed}")
    return _USED[used, fact.returns == "string"]


def _since(fact: Hook) -> str:
    there = [release for release in releases() if fact.name in calls(release)]
    since = f"{releases()[0]} or earlier" if fact.since == releases()[0] else fact.since
    return since if there[-1] == releases()[-1] else f"{since}, until {there[-1]}"


def _declared(said: dict[str, Any]) -> str:
    constant = f" Named by `{short_name(said['interface'])}::{said['constant']}`." if said.get("constant") else ""
    return constant if said["declared"] else f"{constant} The base class of Conf does not have it."
