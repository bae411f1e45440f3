"""What a hook makes of a text: settings and rows in it, cleaned as the Conf class cleans them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.linked.hook_parts import HookPart
from miko_gen.linked.row_values import Option, RowValue
from miko_gen.linked.tests.hook_scenarios import KEY, Row
from miko_gen.linked.tests.script_runs import SILENCE, SOUND

# As the Conf class cleans a value for a dialplan.
_KEPT = re.compile(rb"^[^a-zA-Z0-9/.+*#@\x80-\xFF-]+|[^\w \x80-\xFF./@+*#:-]|(?<!\d):|:(?!\d)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PLACEHOLDER = re.compile(r"\{\{ ([\w.]+(?: as name)?) \}\}")


def kept(text: str) -> str:
    """What the Conf class leaves of a value in a dialplan."""
    return _KEPT.sub(b"", text.encode()).decode(errors="ignore")


def in_section(text: str) -> str:
    return _CONTROL.sub("", text).replace(";", "\\;")


def option_of(option: Option, shown: Mapping[str, str], part: HookPart) -> str | list[str]:
    values = [filled(value, shown, part) for value in option.values]
    return values if option.is_list else values[0]


def is_meant(part: HookPart, row: Row, values: Mapping[str, str]) -> bool:
    """Is the row one of those of ``each``, with such settings?"""
    return part.each is not None and all(
        row.stored.get(term.path) == values[term.name.partition(".")[2]]
        if term.name
        else term.holds(row.stored.get(term.path))
        for term in part.each.terms
    )


def row_text(value: RowValue, row: Row) -> str:
    if value.field is None:
        return f"{{{{ {row.model.name}.id }}}}"
    path = f"{value.field.name}.{value.behind}" if value.behind else value.field.name
    if value.field.to is not None and path not in row.stored:
        # A key, which nobody knows before its row is saved.
        said = f"{value.field.alias}->{value.behind}" if value.behind else value.field.name
        return f"{{{{ {row.model.name}.{said} }}}}"
    text = row.stored.get(path) or ""
    if value.is_sound and text != SOUND:
        # The id of no sound file.
        return SILENCE
    if value.field.type == "bool" and not value.behind:
        return "1" if text == "1" else "0"
    return as_name(text) if value.is_name else text


def as_name(text: str) -> str:
    """What is left of a value in the name of a section."""
    return re.sub(r"[^a-zA-Z0-9_.+*@-]", "", text)


def filled(text: str, shown: Mapping[str, str], part: HookPart) -> str:
    clean = in_section if part.in_sections else kept

    def value(match: re.Match[str]) -> str:
        said = shown.get(match[1])
        if said is None or re.fullmatch(KEY, said):
            return said or match[0]
        return clean(said)

    return _PLACEHOLDER.sub(value, text)
