"""Rules about contexts of the dialplan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.spec.checks.hooks import settings_in
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Source

_LINE = re.compile(
    r"\s*(;.*|(exten|same|include|ignorepat|switch|eswitch|lswitch|autohints)\s*=>?.*|#(include|exec).*)?"
)

# Contexts of Core's extensions.conf (src/Core/Asterisk/Configs/ExtensionsConf.php and its Generators).
_CORE_CONTEXTS = frozenset(
    """internal internal-users internal-transfer incoming outgoing all_peers all-outgoing none monitor_exit dial_end
    dial_answer public-direct-dial internal-num-undefined internal-hints applications parked-calls conference-rooms
    set-answer-state dial hangup_chan hangup_handler transfer_dial playback miko_ajam internal-originate""".split()
)


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Contexts that would not load."""
    for name, text in spec.dialplan.contexts.items():
        yield from _context(spec, name, text, source)


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
    yield from settings_in(spec, text, source, loc)


def _slug(spec: Spec) -> str:
    from miko_gen.linked.names import slug

    return slug(spec.module.id)
