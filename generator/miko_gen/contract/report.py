"""Compares two releases of Core for people and machines: all of it, or what concerns one module."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from miko_gen.contract.catalogue import classes, releases
from miko_gen.contract.change import Change
from miko_gen.contract.compare import changes
from miko_gen.contract.concern import Concern, concerns
from miko_gen.contract.extract import extract, release_of
from miko_gen.contract.shipped import whole
from miko_gen.contract.uses import uses
from miko_gen.spec.problem import did_you_mean


class UnknownReleaseError(Exception):
    """Neither a release that is known, nor a catalogue, nor a checkout."""


@dataclass(frozen=True)
class Report:
    """What differs; ``concerns`` is None when no module was asked about."""

    old: str
    new: str
    changes: tuple[Change, ...]
    concerns: tuple[Concern, ...] | None

    @property
    def broken(self) -> tuple[Concern, ...] | tuple[Change, ...]:
        """What breaks the module or, when none was asked about, some module."""
        if self.concerns is None:
            return tuple(change for change in self.changes if change.breaks_something)
        return tuple(concern for concern in self.concerns if concern.breaks)


def compare(old: str, new: str, module: Path | None, spec: Path | None) -> Report:
    """Compare two releases, and look for what concerns a module, or the module that a spec makes.

    Raises:
        UnknownReleaseError: there is no such release.
        ExtractError: a folder is no checkout of Core.
        SpecError: the spec is wrong.

    """
    before, after = _alike(_catalogue(old), _catalogue(new))
    found = tuple(changes(before, after))
    said = None
    if module is not None:
        said = tuple(concerns(found, uses(module, before["classes"]), before))
    elif spec is not None:
        from miko_gen.project.generate import generate

        with tempfile.TemporaryDirectory() as folder:
            said = tuple(concerns(found, uses(generate(spec, Path(folder)).folder, before["classes"]), before))
    return Report(before["release"], after["release"], found, said)


def as_text(report: Report) -> list[str]:
    """A line a change, or a line a place in the module; what breaks is marked."""
    head = f"Core {report.old} and {report.new}: {_counted(len(report.changes), 'difference')}"
    if report.concerns is None:
        listed = [f"  {_word(change.breaks_something)}: {change.name} {change.what}" for change in report.changes]
        breaking = (
            f", {_counted(len(report.broken), 'of them breaks', 'of them break')} what modules may use"
            if listed
            else ""
        )
        return [f"{head}{breaking}.", *listed]
    lines = [
        f"  {one.use.file}:{one.use.line}: {_word(one.breaks)}: {one.change.name} {one.change.what}"
        for one in report.concerns
    ]
    counted = _counted(len(lines), "concerns the module", "concern the module")
    return [f"{head}; {counted}, {_counted(len(report.broken), 'breaks it', 'break it')}.", *lines]


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _word(breaks: bool) -> str:
    return "breaks" if breaks else "note"


def as_facts(report: Report) -> dict[str, Any]:
    """The report for machines."""
    facts: dict[str, Any] = {
        "old": report.old,
        "new": report.new,
        "changes": [
            {"kind": one.kind, "name": one.name, "what": one.what, "breaks": sorted(one.breaks)}
            for one in report.changes
        ],
    }
    if report.concerns is not None:
        facts["concerns"] = [
            {
                "file": one.use.file,
                "line": one.use.line,
                "name": one.change.name,
                "what": one.change.what,
                "breaks": one.breaks,
            }
            for one in report.concerns
        ]
    return facts


def _alike(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both catalogues as far as the shorter one reaches: one without names has the classes of every template only."""
    if "names" in before and "names" in after:
        return before, after
    wanted = {*classes(), *(before["classes"] if "names" not in before else after["classes"])}
    cut = [
        {**one, "classes": {name: one["classes"][name] for name in one["classes"] if name in wanted}}
        for one in (before, after)
    ]
    return cut[0], cut[1]


def _catalogue(named: str) -> dict[str, Any]:
    path = Path(named)
    if named in releases():
        return whole(named)
    if path.is_dir():
        text = extract(path, release_of(path))
    elif path.is_file():
        text = path.read_text(encoding="utf-8")
    else:
        hint = did_you_mean(named, releases())
        raise UnknownReleaseError(f"'{named}' is no release of Core that is known here, no file and no folder; {hint}")
    try:
        loaded = json.loads(text)
    except ValueError:
        loaded = None
    if not isinstance(loaded, dict) or not isinstance(loaded.get("classes"), dict):
        raise UnknownReleaseError(f"{named} is not a catalogue of Core")
    return loaded
