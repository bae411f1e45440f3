"""How members of Core's classes are written for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LONGEST = 160


def signature(name: str, facts: Mapping[str, Any]) -> str:
    """``public static function name(int $a = 1): ?string``, class names short."""
    words = ["abstract"] * bool(facts.get("abstract")) + [facts["visibility"]] + ["static"] * bool(facts.get("static"))
    parameters = ", ".join(_parameter(parameter) for parameter in facts["params"])
    returns = f": {_short(facts['returns'])}" if facts.get("returns") else ""
    return f"{' '.join(words)} function {name}({parameters}){returns}"


def property_declaration(facts: Mapping[str, Any]) -> str:
    """``protected static ?string``."""
    kind = f" {_short(facts['type'])}" if facts.get("type") else ""
    return f"{facts['visibility']}{' static' if facts['static'] else ''}{kind}"


def value(fact: Any) -> str:
    """A constant's value as PHP has it."""
    if fact is None or isinstance(fact, bool):
        return "null" if fact is None else str(fact).lower()
    return repr(fact)


def cut(written: str) -> str:
    """A text that is not too long for a line."""
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"


def _parameter(facts: Mapping[str, Any]) -> str:
    kind = f"{_short(facts['type'])} " if facts.get("type") else ""
    before = ("&" if facts.get("by_ref") else "") + ("..." if facts.get("variadic") else "")
    default = f" = {_one_line(facts['default'])}" if "default" in facts else ""
    return f"{kind}{before}${facts['name']}{default}"


def _short(kind: str) -> str:
    return "|".join(
        ("?" if part.startswith("?") else "") + part.rsplit("\\", 1)[-1].lstrip("?") for part in kind.split("|")
    )


def _one_line(default: str) -> str:
    return {"NULL": "null", "array (\n)": "[]"}.get(default, " ".join(default.split()))
