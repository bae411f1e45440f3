"""What the browser judges before a form is sent: the model's own rules, as far as JavaScript judges the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.facts import dataclass, replace
from miko_gen.linked.validation import FORMS
from miko_gen.linked.values import Field

# Looser than the model: a browser never refuses what the model takes.
_LOOSE = {"email": ("^.+@[^@]+$", "NotEmail"), "ip": ("^[0-9A-Fa-f:.]+$", "NotIp")}

_ANYTHING = "[^]"

# What PCRE and JavaScript (with the flag u) read alike.
_SIGN = r"[^\\\[\](){}.*+?|^$/\x00-\x1f\u2028\u2029]|\\[.*+?^$(){}\[\]|/\\]"
_IN_CLASS = r"[^\\\[\]^\-\x00-\x1f\u2028\u2029&~]|\\[.*+?^$(){}\[\]|/\\-]"
_TOKEN = rf"""(?: {_SIGN} | / | \. | \\[dwDW] | \^ | \$ | \| | \( (?:\?:|(?!\?)) | \)
    | \[ \^? -? (?: (?:{_IN_CLASS}) - (?:{_IN_CLASS}) | \\[dw] (?!-[^\]]) | {_IN_CLASS} )+ -? \]
    | (?<![\^$(|]) (?: [*+?] | \{{\d{{1,5}}(?:,\d{{0,5}})?\}} ) \?? (?![*+?{{]) )"""


@dataclass(frozen=True)
class ClientRule:
    """A rule of Fomantic UI's form: a regular expression, or ``atLeast`` or ``atMost`` a number.

    ``is_own`` says that the words are the author's, which Fomantic UI would take for HTML.
    """

    type: str
    message: str
    pattern: str = ""
    flags: str = ""
    limit: int | float = 0
    is_own: bool = False

    @property
    def is_presence(self) -> bool:
        """It refuses nothing but an empty value."""
        return self.pattern == _ANYTHING

    @property
    def or_empty(self) -> ClientRule:
        """The same, but an empty value is right; by a limit it is anyway."""
        return replace(self, pattern=f"^$|{self.pattern}") if self.pattern else self

    @property
    def said(self) -> str:
        """The rule without its prompt, as JavaScript."""
        if self.type != "regExp":
            return f"type: '{self.type}[{self.limit}]'"
        pattern = re.sub(r"\\.|/", lambda found: r"\/" if found[0] == "/" else found[0], self.pattern)
        return f"type: 'regExp', value: /{pattern}/{self.flags}"


def client_rules(field: Field, stored: str) -> tuple[ClientRule, ...]:
    """The rules of ``field``; ``stored`` is what is kept of an empty value: see the controller.

    Where other fields decide whether it must not be empty, the form's script switches that rule on and off.
    """
    found = tuple(_rules(field, stored))
    if any(rule.is_presence for rule in found):
        # That something is missing is said once.
        found = tuple(rule if rule.is_presence else rule.or_empty for rule in found)
    return found


def _rules(field: Field, stored: str) -> Iterator[ClientRule]:
    is_refused_empty = stored in ("text", "nullable") or (stored == "value" and field.initial in (None, ""))
    if (field.required or field.needs) and is_refused_empty:
        message = field.message("Required")
        yield ClientRule("regExp", message, _ANYTHING, is_own=message != "Required")
    if field.type in _LOOSE:
        yield ClientRule("regExp", _LOOSE[field.type][1], _LOOSE[field.type][0])
    elif field.type in FORMS and (field.type != "extension" or field.reserve):
        # Written for PHP: ~…~iD
        said, message = FORMS[field.type]
        end = said.rindex(said[0])
        yield ClientRule("regExp", message, said[1:end], "i" if "i" in said[end:] else "")
    if field.pattern is not None and (pattern := in_javascript(field.pattern)) is not None:
        message = field.message("BadFormat")
        yield ClientRule("regExp", message, f"^(?:{pattern})$", "u", is_own=message != "BadFormat")
    if field.min_length:
        yield ClientRule("regExp", "TooShort", f"^[^]{{{field.min_length},}}$", "u")
    if field.max_length is not None and field.type not in ("extension", "sound", "reference", "enum"):
        yield ClientRule("regExp", "TooLong", f"^[^]{{0,{field.max_length}}}$", "u")
    if field.minimum is not None:
        yield ClientRule("atLeast", "TooSmall", limit=field.minimum)
    if field.maximum is not None:
        yield ClientRule("atMost", "TooLarge", limit=field.maximum)


def in_javascript(pattern: str) -> str | None:
    """The pattern, where JavaScript is sure to read it as PHP does; else only the model judges by it."""
    token, end = re.compile(_TOKEN, re.VERBOSE), 0
    while end < len(pattern):
        found = token.match(pattern, end)
        if found is None:
            return None
        end = found.end()
    try:
        re.compile(pattern)
    except re.error:
        return None
    return pattern
