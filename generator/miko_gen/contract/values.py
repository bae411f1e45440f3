"""What constants and defaults are, read from their source: literals, joined literals and other constants."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tree_sitter import Node

from miko_gen.contract.source import Names, text, walk
from miko_gen.contract.types import number

# (class in full, constant) to its value; raises KeyError for one that is not known.
Lookup = Callable[[str, str], Any]

_ATTRIBUTE_TARGETS = {
    "TARGET_CLASS": 1, "TARGET_FUNCTION": 2, "TARGET_METHOD": 4, "TARGET_PROPERTY": 8, "TARGET_CLASS_CONSTANT": 16,
    "TARGET_PARAMETER": 32, "TARGET_ALL": 63, "IS_REPEATABLE": 64,
}  # fmt: skip
# PHP's own, as far as Core builds constants of them.
_GLOBAL = {
    "PHP_EOL": "\n", "DIRECTORY_SEPARATOR": "/", "PHP_INT_MAX": 2**63 - 1,
    "E_ERROR": 1, "E_WARNING": 2, "E_PARSE": 4, "E_NOTICE": 8, "E_STRICT": 2048, "E_DEPRECATED": 8192, "E_ALL": 30719,
    "LOG_EMERG": 0, "LOG_ALERT": 1, "LOG_CRIT": 2, "LOG_ERR": 3, "LOG_WARNING": 4, "LOG_NOTICE": 5, "LOG_INFO": 6,
    "LOG_DEBUG": 7, "FILTER_FLAG_IPV4": 1 << 20, "FILTER_FLAG_IPV6": 1 << 21,
}  # fmt: skip
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "e": "\x1b", "f": "\f"}


class NotConstantError(Exception):
    """The value is known when the program runs only."""


def value(node: Node, names: Names, own: str, lookup: Lookup) -> Any:
    """The value of a constant expression in class ``own``.

    Raises:
        NotConstantError: it needs more than literals and constants.

    """
    kind = node.type
    written = text(node)
    if kind in ("integer", "float"):
        return number(written)
    if kind == "boolean":
        return written.lower() == "true"
    if kind == "null":
        return None
    if kind in ("heredoc", "nowdoc"):
        return _heredoc(node)
    if kind in ("string", "encapsed_string"):
        return _string(node)
    if kind == "array_creation_expression":
        return "array"
    if kind == "parenthesized_expression":
        return value(node.children[1], names, own, lookup)
    if kind == "unary_op_expression" and written[0] in "+-~":
        operand = value(node.children[1], names, own, lookup)
        return {"+": operand, "-": -operand}[written[0]] if written[0] != "~" else ~operand
    if kind == "binary_expression":
        return _binary(node, names, own, lookup)
    if kind == "name" and written in _GLOBAL:
        return _GLOBAL[written]
    if kind == "class_constant_access_expression":
        return _class_constant(node, names, own, lookup)
    raise NotConstantError(written)


def _binary(node: Node, names: Names, own: str, lookup: Lookup) -> Any:
    left, operator, right = node.children
    one, other = value(left, names, own, lookup), value(right, names, own, lookup)
    apply: Mapping[str, Callable[[], Any]] = {
        ".": lambda: f"{one}{other}",
        "|": lambda: one | other,
        "&": lambda: one & other,
        "+": lambda: one + other,
        "-": lambda: one - other,
        "*": lambda: one * other,
        "<<": lambda: one << other,
    }
    if text(operator) not in apply:
        raise NotConstantError(text(node))
    return apply[text(operator)]()


def _class_constant(node: Node, names: Names, own: str, lookup: Lookup) -> Any:
    scope, constant = text(node.children[0]), text(node.children[-1])
    full = own if scope in ("self", "static") else names.full(scope)
    if constant == "class":
        return full
    if full == "Attribute":
        return _ATTRIBUTE_TARGETS[constant]
    try:
        return lookup(full, constant)
    except KeyError:
        raise NotConstantError(f"{full}::{constant}") from None


def _heredoc(node: Node) -> str:
    """Its lines less the space before the closing word."""
    if any(walk(node, "variable_name", "{")):
        raise NotConstantError(text(node))
    _, *lines, end = text(node).split("\n")
    indent = len(end) - len(end.lstrip())
    joined = "\n".join(line[indent:] for line in lines)
    return joined if node.type == "nowdoc" else _unescaped(joined)


def _string(node: Node) -> str:
    if any(child.type in ("variable_name", "{") for child in node.children):
        raise NotConstantError(text(node))
    inner = text(node)[1:-1]
    if node.type == "string":
        return re.sub(r"\\([\\'])", r"\1", inner)
    return _unescaped(inner)


def _unescaped(inner: str) -> str:
    return re.sub(
        r"\\(?:([ntrvef])|([\\$\"])|x([\da-fA-F]{1,2})|u\{([\da-fA-F]+)\}|([0-7]{1,3}))",
        lambda found: _ESCAPES.get(found[1]) or found[2] or chr(_code_of(found)),
        inner,
    )


def _code_of(found: re.Match[str]) -> int:
    return int(found[5], 8) & 0xFF if found[5] else int(found[3] or found[4], 16)


def default(node: Node, names: Names, declared: str | None) -> str:
    """A parameter's default as PHP's reflection writes it: constants by name, other values as var_export has them."""
    kind, written = node.type, text(node)
    if kind == "null":
        return "NULL"
    if kind == "boolean":
        return written.lower()
    if kind == "class_constant_access_expression":
        scope = text(node.children[0])
        return f"{scope if scope in ('self', 'static', 'parent') else names.full(scope)}::{text(node.children[-1])}"
    if kind == "name":
        # Reflection writes a global constant as if it were the namespace's own.
        return f"{names.namespace}\\{written}"
    if kind == "integer" and (declared or "").lstrip("?") == "float":
        return repr(float(number(written) or 0))
    return _exported(node, names)


def _exported(node: Node, names: Names, depth: int = 0) -> str:
    if node.type == "array_creation_expression":
        lines = []
        for number_, element in enumerate(one for one in node.children if one.type == "array_element_initializer"):
            parts = [child for child in element.children if child.type != "=>"]
            key = _exported(parts[0], names, depth + 1) if len(parts) > 1 else str(number_)
            lines.append(f"{'  ' * (depth + 1)}{key} => {_exported(parts[-1], names, depth + 1)},\n")
        return f"array (\n{''.join(lines)}{'  ' * depth})"
    try:
        plain = value(node, names, "", _no_constant)
    except NotConstantError:
        return text(node)
    if isinstance(plain, str):
        return "'" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'"
    if plain is None or isinstance(plain, bool):
        return "NULL" if plain is None else str(plain).lower()
    return repr(plain)


def _no_constant(_class: str, name: str) -> Any:
    raise KeyError(name)
