"""What the lines of a dialplan lead to: scripts and contexts that are the module's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.linked.names import slug
from miko_gen.spec.document import Spec
from miko_gen.spec.hooks import HookStep
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_SCRIPT = re.compile(r"\{\{\s*module\.agi_dir\s*\}\}/([\w.-]+)")
_OPENED = re.compile(r"^\s*\[([\w.-]+)\]", re.MULTILINE)


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Scripts that no call runs, and names of scripts and contexts of the module that there are none of."""
    own = slug(spec.module.id)
    places = tuple(_parts(spec, source))
    texts = [text for _, part in places for text in part.texts.values()]
    for name in spec.agi:
        if not any(part.agi == name for _, part in places) and not any(name in text for text in texts):
            hint = f"add it to a hook, for example incoming_before_dial: [{{agi: {name}}}], unless a handler writes its line"
            yield source.problem(("agi", name), f"no call runs '{name}'", hint, at_key=True, severity="warning")
    scripts = {f"{own}-{name}.php" for name in spec.agi}
    contexts = {*spec.dialplan.contexts, f"{own}-ari", *(name for text in texts for name in _OPENED.findall(text))}
    leads = re.compile(rf"(?:(?:Goto|Gosub)\(|@|include\s*=>\s*)({re.escape(own)}[\w-]*)(?![\w{{-])")
    for place, part in places:
        for words, text in part.texts.items():
            at = (*place, *words) if (*place, *words) in source.values else place
            for found, known, what in (
                *((name, scripts, "script") for name in _SCRIPT.findall(text)),
                *((name, contexts, "context") for name in leads.findall(text)),
            ):
                if found not in known and (what == "context" or found.startswith(own)):
                    message = f"the spec has no {what} '{found}'"
                    yield source.problem(at, message, did_you_mean(found, known), part=found, severity="warning")


def _parts(spec: Spec, source: Source) -> Iterator[tuple[Location, HookStep]]:
    """The parts of hooks and contexts with their places."""
    groups = ((("dialplan", "contexts"), spec.dialplan.contexts), (("dialplan",), spec.dialplan.hooks))
    for loc, said in (*groups, (("hooks",), spec.hooks)):
        for name, parts in said.items():
            for index, part in enumerate(parts):
                place = (*loc, name, index)
                yield place if place in source.values else place[:-1], part
