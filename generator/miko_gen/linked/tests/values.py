"""Values to try on a field or a parameter: such that its rules accept, and for each rule one that it refuses."""

from __future__ import annotations

import datetime as dt
import ipaddress
import math
import re
from collections.abc import Collection, Iterable, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.tests.patterns import matching
from miko_gen.linked.validation import FORMS
from miko_gen.linked.values import Field, Value
from miko_gen.spec.fields import Scalar

_NAMES = ("NotInteger", "NotNumber", "NotPhone", "NotExtension", "NotUrl")
_REPEATED = 16
_NO_SUCH = ("999999", "no-such-record")


@dataclass(frozen=True)
class Sample:
    """A value, as a REST client sends it."""

    value: Scalar

    @property
    def php(self) -> str:
        """PHP source of it; a long text as its beginning and the number of its last character."""
        text = self.value
        start = text.rstrip(text[-1:]) if isinstance(text, str) else ""
        if not isinstance(text, str) or len(text) - len(start) < _REPEATED:
            return php(text)
        repeated = f"str_repeat({php(text[-1])}, {len(text) - len(start)})"
        return f"{php(start)} . {repeated}" if start else repeated

    @property
    def stored(self) -> str | None:
        """As a record holds it."""
        if isinstance(self.value, bool):
            return "1" if self.value else "0"
        return None if self.value is None else str(self.value)


@dataclass(frozen=True)
class Wrong:
    """A value that a rule refuses; ``message`` is that rule's, ``first`` the one that a REST client is told."""

    field: str
    sample: Sample
    message: str
    first: str


def examples(value: Value, besides: Collection[Scalar] = ()) -> tuple[Sample, ...]:
    """Two values that no rule refuses, unless there is but one or none; the default only where nothing else is left.

    None begins or ends with a space, which Core's sanitiser takes away, or is empty where that is no value, where any number
    of rows may be so, or where others decide whether it may be.
    """
    if isinstance(value, Field) and (value.nullable or value.is_once or value.needs):
        besides = [*besides, ""]
    found: dict[tuple[type, Scalar], Scalar] = {}
    usual: dict[tuple[type, Scalar], Scalar] = {}
    for one in _candidates(value):
        if one not in besides and str(one) == str(one).strip() and not failures(value, one):
            (usual if one == value.default else found)[type(one), one] = one
            if len(found) == 2:
                break
    return tuple(Sample(one) for one in [*found.values(), *usual.values()][:2])


def wrong(value: Value) -> tuple[Wrong, ...]:
    """For each rule a value that it refuses."""
    messages = (["Required"] if value.required else []) + list(value.rule_kinds)
    if isinstance(value, Field) and value.to is not None:
        messages.append("NoSuchRecord")
    found = []
    for message in dict.fromkeys(messages):
        refused = [(one, failures(value, one)) for one in _refused(value, message)]
        fitting = sorted((said.index(message), index) for index, (_, said) in enumerate(refused) if message in said)
        if fitting:
            one, said = refused[fitting[0][1]]
            found.append(Wrong(value.name, Sample(one), value.message(message), value.message(said[0])))
    return tuple(found)


def borders(value: Value, besides: Collection[Scalar] = ()) -> tuple[Sample, ...]:
    """Values that a rule only just accepts."""
    return tuple(Sample(one) for one in _borders(value) if one not in besides and not failures(value, one))


def failures(value: Value, sent: Scalar) -> tuple[str, ...]:
    """The messages of the rules that refuse ``sent``, in their order."""
    text = Sample(sent).stored
    if text is None or text == "":
        return ("Required",) if value.required else ()
    found = [kind for kind in value.rule_kinds if not _accepts(value, kind, text)]
    if isinstance(value, Field) and value.to and sent in _NO_SUCH:
        found.append("NoSuchRecord")
    return tuple(found)


def _accepts(value: Value, message: str, text: str) -> bool:
    if message in _NAMES:
        pattern = FORMS[value.type][0]
        return re.fullmatch(pattern[1 : pattern.rindex(pattern[0])], text, re.ASCII | re.IGNORECASE) is not None
    if message == "NotInList":
        return text in (("0", "1") if value.is_bool else value.value_names)
    if message == "NotEmail":
        return re.fullmatch(r"[a-z0-9._-]+@[a-z0-9.-]+\.[a-z]+", text) is not None
    if message == "NotIp":
        return _is_ip(text)
    if message == "NotDateTime":
        return _is_date_time(text)
    if message == "BadFormat":
        return re.fullmatch(value.pattern or "", text, re.ASCII) is not None
    if message == "TooShort":
        return len(text) >= (value.min_length or 0)
    if message == "TooLong":
        return len(text) <= (value.max_length or len(text))
    number = _number(text)
    if message == "TooSmall":
        return number is None or number >= (value.minimum or 0)
    return number is None or number <= (value.maximum or 0)


def _candidates(value: Value) -> Iterator[Scalar]:
    if value.type == "bool":
        yield from (True, False)
    elif value.type == "enum":
        yield from value.value_names
    elif value.type in ("integer", "number"):
        yield from _numbers(value)
    else:
        if value.pattern is not None:
            yield from matching(value.pattern)
        first = 10 * value.reserved_before + 1 if isinstance(value, Field) else 1
        # A row keeps this one from being deleted: it is none of the module's own numbers.
        first = 91 if isinstance(value, Field) and value.extension else first
        for length in range(2):
            for number in range(first, first + 3):
                yield from _of_length(value, _texts(value, number)[length], str(number))
    if value.default is not None:
        yield value.default


def _numbers(value: Value) -> Iterator[int | float]:
    least = math.ceil(value.minimum) if value.minimum is not None else None
    if least is None:
        least = 5 if value.maximum is None else min(5, math.floor(value.maximum) - 3)
    if value.type == "number":
        yield from (least + part for part in (0.5, 0.25, 1.5, 0.75))
    yield from range(least + 1, least + 5)
    yield least


def _texts(value: Value, number: int) -> tuple[str, str]:
    """An example, and a shorter one."""
    short = str(number)
    known = {
        "phone": (f"+1555010{number}", short),
        "email": (f"user{number}@example.com", f"{number}@e.co"),
        "url": (f"https://example.com/{number}", f"a://{number}"),
        "ip": (f"192.0.2.{number}", f"::{number}"),
        "date-time": (f"2026-01-0{number} 12:00:00", short),
        "sound": (short, short),
        "extension": (f"{2000 + number}", short),
        "secret": (f"Example-secret-{number}", short),
    }
    return known.get(value.type, (f"Example {number}", short))


def _of_length(value: Value, text: str, filling: str) -> Iterator[str]:
    yield text
    if value.min_length is not None and len(text) < value.min_length:
        yield text + filling * (value.min_length - len(text))


def _refused(value: Value, message: str) -> Iterable[Scalar]:
    if message == "TooLong":
        length = (value.max_length or 0) + 1
        starts = ("", "https://example.com/", "a://")
        return [start + char * (length - len(start)) for start in starts for char in ("2", "x")]
    if message == "TooShort":
        length = (value.min_length or 1) - 1
        fitting = [text for text in matching(value.pattern) if len(text) == length] if value.pattern else []
        return [*fitting, *(char * length for char in ("2", "x"))]
    if message == "BadFormat":
        return [char * max(value.min_length or 0, 1) for char in ("2", "x", "!", "~", "X", "#", "\u00e9")]
    known: dict[str, tuple[Scalar, ...]] = {
        "Required": ("",),
        "NotInteger": ("twelve",),
        "NotNumber": ("1,5",),
        "NotInList": ("2",) if value.is_bool else ("no-such-value",),
        "NotPhone": ("call me",),
        "NotEmail": ("nobody",),
        "NotUrl": ("example.com",),
        "NotIp": ("192.0.2.256",),
        "NotDateTime": ("2026-02-30 10:00:00",),
        "NotExtension": ("nobody",),
        "TooSmall": ((value.minimum or 0) - 1,),
        "TooLarge": ((value.maximum or 0) + 1,),
    }
    if message == "NoSuchRecord" and isinstance(value, Field) and value.to is not None:
        return _NO_SUCH[:1] if value.to.key == "id" else _NO_SUCH[1:]
    return known[message]


def _borders(value: Value) -> Iterator[Scalar]:
    if value.type in ("bool", "enum"):
        yield from (True, False) if value.is_bool else value.value_names
    for limit in (value.minimum, value.maximum):
        if limit is not None:
            yield limit
    if value.type == "ip":
        yield from ("10.0.0.1", "::1")
    if value.type == "date-time":
        yield "2024-02-29 23:59:59"
    for length in (value.min_length, value.max_length):
        if length and value.type in ("string", "text", "phone", "secret"):
            # A character is not a byte.
            yield ("2" if value.type == "phone" else "ж") * length
    if not value.required:
        yield "" if isinstance(value, Field) and value.kept_text else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_date_time(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", text, re.ASCII):
        return False
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
