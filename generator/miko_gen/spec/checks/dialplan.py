"""Rules about dialplan hooks and contexts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_LINE = re.compile(
    r"\s*(;.*|(exten|same|include|ignorepat|switch|eswitch|lswitch|autohints)\s*=>?.*|#(include|exec).*)?"
)
_SETTING = re.compile(r"\{\{(.*?)\}\}")

# Contexts of Core's extensions.conf (src/Core/Asterisk/Configs/ExtensionsConf.php and its Generators).
_CORE_CONTEXTS = frozenset(
    """internal internal-users internal-transfer incoming outgoing all_peers all-outgoing none monitor_exit dial_end
    dial_answer public-direct-dial internal-num-undefined internal-hints applications parked-calls conference-rooms
    set-answer-state dial hangup_chan hangup_handler transfer_dial playback miko_ajam internal-originate""".split()
)


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Unknown hooks, parts that do not fit a hook, contexts that would not load."""
    yield from _hooks(spec, source)
    for name, text in spec.dialplan.contexts.items():
        yield from _context(spec, name, text, source)


def _hooks(spec: Spec, source: Source) -> Iterator[Problem]:
    if not spec.dialplan.hooks:
        return
    from miko_gen.contract.catalogue import core_name, dialplan_hooks, friendly_names, hook

    known = {*friendly_names(), *dialplan_hooks()}
    seen: dict[str, str] = {}
    for name, parts in spec.dialplan.hooks.items():
        loc = ("dialplan", name)
        if name not in known:
            yield source.problem(loc, f"there is no hook '{name}'", did_you_mean(name, known), at_key=True)
            continue
        first = seen.setdefault(core_name(name), name)
        if first != name:
            yield source.problem(loc, f"'{name}' and '{first}' are one hook", at_key=True)
        fact = hook(core_name(name))
        if fact.since_after(spec.module.min_pbx_version):
            message = f"MikoPBX has '{name}' since {fact.since} only"
            yield source.problem(loc, message, f"set min_pbx_version: {fact.since}", at_key=True)
        for index, part in enumerate(parts):
            said = [word for word in ("text", "agi", "handler") if getattr(part, word) is not None]
            if len(said) != 1:
                message = (
                    f"a part of a hook is a text, an agi or a handler; this one has {' and '.join(said) or 'none'}"
                )
                yield source.problem((*loc, index), message)
            elif not fact.takes_text and said != ["handler"]:
                message = f"'{name}' does not return text: it takes a handler only"
                yield source.problem((*loc, index), message, "write handler: nameOfMethod")
            elif part.agi is not None and not fact.is_priorities:
                message = f"'{name}' is not a place in a call: no script can run there"
                yield source.problem((*loc, index), message, did_you_mean("incoming_before_dial", known))
            yield from _settings(spec, part.text or "", source, (*loc, index))
            if part.agi is not None and part.agi not in spec.agi:
                message = f"there is no AGI script '{part.agi}'"
                yield source.problem((*loc, index, "agi"), message, did_you_mean(part.agi, spec.agi))
        if not fact.takes_text and len(parts) > 1:
            yield source.problem(loc, f"'{name}' takes one handler", at_key=True)


def _context(spec: Spec, name: str, text: str, source: Source) -> Iterator[Problem]:
    loc = ("dialplan", "contexts", name)
    if name in _CORE_CONTEXTS:
        yield source.problem(
            loc, f"'{name}' is a context of Core's own", f"for example '{_slug(spec)}-{name}'", at_key=True
        )
    elif not name.startswith(_slug(spec)):
        hint = f"begin it with '{_slug(spec)}-'"
        message = f"another module could have a context '{name}' too"
        yield source.problem(loc, message, hint, at_key=True, severity="warning")
    for line in text.splitlines():
        if line.strip().startswith("["):
            yield source.problem(loc, f"a context's text cannot open another context: {line.strip()}")
        elif not _LINE.fullmatch(line):
            yield source.problem(
                loc, f"not a line of a dialplan: {line.strip()}", "it begins with exten =>, same => or include =>"
            )
    yield from _settings(spec, text, source, loc)


def _settings(spec: Spec, text: str, source: Source, loc: Location) -> Iterator[Problem]:
    """What stands in double braces must be a field of the settings, and no secret."""
    settings = next((model for model in spec.models.values() if model.singleton), None)
    fields = settings.fields.items() if settings else ()
    known = {f"settings.{key}" for key, field in fields if field.type != "secret"}
    for found in _SETTING.findall(text):
        name = found.strip()
        if name not in known:
            yield source.problem(loc, f"'{name}' is not a field of the settings", did_you_mean(name, known))


def _slug(spec: Spec) -> str:
    from miko_gen.linked.names import slug

    return slug(spec.module.id)
