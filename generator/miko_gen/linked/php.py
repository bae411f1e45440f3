"""Values of the spec as PHP source."""

from __future__ import annotations

import re
from collections.abc import Mapping


def php(value: object) -> str:
    """A PHP literal: a quoted string, a number, true, false, null, or a short array."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Mapping):
        return "[" + ", ".join(f"{php(key)} => {php(item)}" for key, item in value.items()) + "]"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(php, value)) + "]"
    text = str(value)
    if re.search(r"[\x00-\x1f\x7f]", text):
        return '"' + re.sub(r'[\x00-\x1f\x7f"\\$]', _php_escape, text) + '"'
    return "'" + re.sub(r"\\(?=\\|'|$)|'", r"\\\g<0>", text) + "'"


def php_block(value: Mapping[str, object], indent: int) -> str:
    """A short array over several lines; what holds no other array stays on one. ``indent`` is that of its first line."""
    margin = " " * indent
    lines = [f"{margin}    {php(key)} => {_inside(item, indent + 4)}," for key, item in value.items()]
    return "\n".join(["[", *lines, f"{margin}]"])


def _inside(value: object, indent: int) -> str:
    is_deep = isinstance(value, Mapping) and any(isinstance(item, Mapping) for item in value.values())
    return php_block(value, indent) if isinstance(value, Mapping) and is_deep else php(value)


def _php_escape(match: re.Match[str]) -> str:
    char = match[0]
    known = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\", "$": r"\$"}
    return known.get(char) or f"\\x{ord(char):02x}"


def nowdoc(text: str, indent: int) -> str:
    """A PHP nowdoc that holds ``text`` (ending with a newline) as it is, indented by ``indent`` spaces."""
    label = "CONF"
    while re.search(rf"^\s*{label}\b", text, re.MULTILINE):
        label += "_"
    margin = " " * indent
    lines = [f"{margin}{line}" if line else "" for line in text.rstrip("\n").split("\n")]
    return "\n".join([f"<<<'{label}'", *lines, "", f"{margin}{label}"])
