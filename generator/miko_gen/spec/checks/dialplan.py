"""Rules about contexts of the dialplan, and sections of pjsip.conf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.spec.checks.hook_parts import WORK, part_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.hooks import Hook
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Location, Source

CONTEXTS_HOOK = "extensionGenContexts"

_LINE = re.compile(
    r"\s*(;.*|(exten|same|include|ignorepat|switch|eswitch|lswitch|autohints)\s*=>?.*|#(include|exec).*)?"
)

# A section of pjsip.conf, perhaps with templates; an option; a comment.
_SECTION = re.compile(r"\[([^\[\]]+)\]\s*(\([^()]*\))?\s*(;.*)?")
_OPTION = re.compile(r"[A-Za-z0-9_{][^=\[\]]*=.*")

# Contexts of Core's extensions.conf (src/Core/Asterisk/Configs/ExtensionsConf.php and its Generators).
_CORE_CONTEXTS = frozenset(
    """internal internal-users internal-transfer incoming outgoing all_peers all-outgoing none monitor_exit dial_end
    dial_answer public-direct-dial internal-num-undefined internal-hints applications parked-calls conference-rooms
    set-answer-state dial hangup_chan hangup_handler transfer_dial playback miko_ajam internal-originate""".split()
)


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Contexts that would not load, sections that Core's last one would swallow."""
    for name, parts in spec.dialplan.contexts.items():
        yield from _context(spec, name, parts, source)
    for word, said in (("dialplan", spec.dialplan.hooks), ("hooks", spec.hooks)):
        for name in ("pjsip_peers", "generatePeersPj"):
            for index, part in enumerate(said.get(name, ())):
                if part.text is not None:
                    place = (word, name, index) if (word, name, index) in source.values else (word, name)
                    yield from _sections(part.whole_text, source, place)


def _context(spec: Spec, name: str, parts: Hook, source: Source) -> Iterator[Problem]:
    loc: Location = ("dialplan", "contexts", name)
    if name in _CORE_CONTEXTS:
        yield source.problem(
            loc, f"'{name}' is a context of Core's own", f"for example '{_slug(spec)}-{name}'", at_key=True
        )
    elif not name.startswith(_slug(spec)):
        hint = f"begin it with '{_slug(spec)}-'"
        message = f"another module could have a context '{name}' too"
        yield source.problem(loc, message, hint, at_key=True, severity="warning")
    for index, part in enumerate(parts):
        place = (*loc, index) if (*loc, index) in source.values else loc
        said = [word for word in WORK if getattr(part, word) is not None]
        if len(said) != 1:
            message = f"a part of a context is a text, an agi or a handler; this one has {' and '.join(said) or 'none'}"
            yield source.problem(place, message)
        yield from part_problems(spec, part, CONTEXTS_HOOK, source, place)
        for words, text in part.texts.items():
            at = (*place, *words) if (*place, *words) in source.values else place
            for line in text.splitlines():
                if line.strip().startswith("["):
                    yield source.problem(at, f"a context's text cannot open another context: {line.strip()}")
                elif not _LINE.fullmatch(line):
                    hint = "it begins with exten =>, same => or include =>"
                    yield source.problem(at, f"not a line of a dialplan: {line.strip()}", hint)


def _sections(text: str, source: Source, loc: Location) -> Iterator[Problem]:
    """Sections of pjsip.conf, each of them with its type: what stands before the first would be Core's last one's."""
    section, has_type = "", True
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith(";"):
            continue
        opened = _SECTION.fullmatch(line)
        if opened:
            if not has_type:
                break
            section, has_type = opened[1], bool(opened[2])
        elif not _OPTION.fullmatch(line):
            yield source.problem(loc, f"not a line of pjsip.conf: {line}", "it is [section] or option = value")
        elif not section:
            message = f"'{line}' stands in no section"
            yield source.problem(loc, message, "begin with [a-name] and type = endpoint, aor, auth, …")
            return
        has_type = has_type or re.match(r"type\s*=", line) is not None
    if not has_type:
        yield source.problem(loc, f"the section '{section}' has no type", "add type = endpoint, aor, auth, …")


def _slug(spec: Spec) -> str:
    from miko_gen.linked.names import slug

    return slug(spec.module.id)
