"""Reads what the classes of a PHP file declare, from its syntax tree. No PHP runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import tree_sitter_php
from tree_sitter import Language, Node, Parser

_KINDS = {
    "class_declaration": "class",
    "interface_declaration": "interface",
    "trait_declaration": "trait",
    "enum_declaration": "enum",
}
_BUILTIN = frozenset(
    "array bool callable false float int iterable mixed never null object parent self static string true void".split()
)
# The order in which PHP itself writes a type of several.
_ORDER = ("static", "object", "array", "string", "int", "float", "callable", "bool", "false", "true", "void", "never")
_NUMBER = re.compile(r"[+-]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*)")


@dataclass
class Names:
    """The namespace of a file and what its ``use`` lines call by which name."""

    namespace: str = ""
    imports: dict[str, str] = field(default_factory=dict)

    def full(self, name: str) -> str:
        """The full name of a class written as ``name``."""
        if name.startswith("\\"):
            return name[1:]
        first, _, rest = name.partition("\\")
        if first.lower() in self.imports:
            return self.imports[first.lower()] + (f"\\{rest}" if rest else "")
        return f"{self.namespace}\\{name}" if self.namespace else name


@dataclass
class Declared:
    """A class, interface, trait or enum as its file declares it: nothing inherited."""

    name: str
    kind: str
    names: Names
    line: int
    abstract: bool = False
    parents: list[str] = field(default_factory=list)
    interfaces: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    constants: dict[str, Node | None] = field(default_factory=dict)
    constant_visibility: dict[str, str] = field(default_factory=dict)
    properties: dict[str, dict[str, Any]] = field(default_factory=dict)
    methods: dict[str, dict[str, Any]] = field(default_factory=dict)
    attributes: dict[str, Node] = field(default_factory=dict)
    backing: str | None = None


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_php.language_php()))


def parse(source: bytes) -> Node:
    """The syntax tree of a PHP file; what cannot be read is an ERROR node in it."""
    return _parser().parse(source).root_node


def text(node: Node | None) -> str:
    """The source of a node."""
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def walk(node: Node, *kinds: str) -> Iterator[Node]:
    """All nodes of these kinds below ``node``, in the order of the source."""
    stack = [node]
    while stack:
        one = stack.pop()
        if one.type in kinds:
            yield one
        stack.extend(reversed(one.children))


def names_of(root: Node) -> Names:
    """The namespace and imports of a file with one namespace."""
    names = Names()
    for node in walk(root, "namespace_definition", "namespace_use_declaration"):
        if node.type == "namespace_definition":
            names.namespace = text(node.child_by_field_name("name"))
        else:
            _read_imports(node, names)
    return names


def declared(source: bytes) -> list[Declared]:
    """What a PHP file declares, in its order."""
    root = parse(source)
    names = names_of(root)
    return [_class(node, names) for node in walk(root, *_KINDS)]


def _read_imports(node: Node, names: Names) -> None:
    if any(child.type in ("function", "const") for child in node.children):
        return
    prefix = next((text(child) + "\\" for child in node.children if child.type == "namespace_name"), "")
    for clause in walk(node, "namespace_use_clause"):
        parts = [child for child in clause.children if child.type in ("qualified_name", "name", "namespace_name")]
        name = (prefix + text(parts[0])).lstrip("\\")
        names.imports[(text(parts[1]) if len(parts) > 1 else name.rsplit("\\", 1)[-1]).lower()] = name


def _class(node: Node, names: Names) -> Declared:
    short = text(node.child_by_field_name("name"))
    kind = _KINDS[node.type]
    found = Declared(names.full(f"\\{names.namespace}\\{short}"), kind, names, node.start_point[0] + 1)
    found.abstract = any(child.type == "abstract_modifier" for child in node.children)
    for child in node.children:
        if child.type in ("base_clause", "class_interface_clause"):
            listed = [names.full(text(one)) for one in child.children if one.type in ("name", "qualified_name")]
            (found.parents if child.type == "base_clause" and kind == "class" else found.interfaces).extend(listed)
        elif child.type == "attribute_list":
            for attribute in walk(child, "attribute"):
                found.attributes[names.full(text(attribute.children[0]))] = attribute
        elif kind == "enum" and child.type in ("primitive_type", "named_type"):
            found.backing = text(child)
    body = node.child_by_field_name("body")
    for member in body.children if body is not None else ():
        _member(member, found)
    return found


def _member(node: Node, found: Declared) -> None:
    if node.type == "const_declaration":
        for element in (child for child in node.children if child.type == "const_element"):
            name = text(element.children[0])
            found.constants[name] = element.children[-1]
            found.constant_visibility[name] = _visibility(node)
    elif node.type == "enum_case":
        value = node.child_by_field_name("value")
        found.constants[text(node.child_by_field_name("name"))] = value
    elif node.type == "property_declaration":
        facts = {
            "static": _has(node, "static_modifier"),
            "type": type_of(node.child_by_field_name("type"), found.names),
            "visibility": _visibility(node),
        }
        for element in (child for child in node.children if child.type == "property_element"):
            found.properties[text(element.children[0]).lstrip("$")] = facts
    elif node.type == "use_declaration":
        found.traits += [found.names.full(text(one)) for one in node.children if one.type in ("name", "qualified_name")]
    elif node.type == "method_declaration":
        found.methods[text(node.child_by_field_name("name"))] = _method(node, found)


def _method(node: Node, found: Declared) -> dict[str, Any]:
    listed = node.child_by_field_name("parameters")
    kinds = ("simple_parameter", "variadic_parameter", "property_promotion_parameter")
    params = [_parameter(one, found) for one in (listed.children if listed is not None else ()) if one.type in kinds]
    facts: dict[str, Any] = {"params": params}
    returns = type_of(node.child_by_field_name("return_type"), found.names)
    if returns:
        facts["returns"] = returns
    if _has(node, "static_modifier"):
        facts["static"] = True
    if _has(node, "abstract_modifier") or found.kind == "interface":
        facts["abstract"] = True
    facts["visibility"] = _visibility(node)
    facts["line"] = node.start_point[0] + 1
    return facts


def _parameter(node: Node, found: Declared) -> dict[str, Any]:
    kind = type_of(node.child_by_field_name("type"), found.names)
    name = text(node.child_by_field_name("name")).lstrip("$&")
    default = node.child_by_field_name("default_value")
    if node.type == "property_promotion_parameter":
        found.properties[name] = {"static": False, "type": kind, "visibility": _visibility(node)}
    facts: dict[str, Any] = {}
    if _has(node, "reference_modifier", "&") or text(node.child_by_field_name("name")).startswith("&"):
        facts["by_ref"] = True
    if default is not None:
        facts["default"] = default
        if kind and text(default).lower() == "null":
            kind = _nullable(kind)
    facts["name"] = name
    facts["type"] = kind
    if node.type == "variadic_parameter":
        facts["variadic"] = True
    return facts


def type_of(node: Node | None, names: Names) -> str | None:
    """A type as PHP's reflection writes it: class names in full, several in PHP's own order."""
    if node is None:
        return None
    written = re.sub(r"\s+", "", text(node)).lstrip(":")
    if "&" in written:
        return "&".join(names.full(part) for part in written.split("&"))
    nullable = written.startswith("?")
    parts = written.lstrip("?").split("|")
    known = {part.lower() for part in parts if part.lower() in _BUILTIN}
    nullable = nullable or ("null" in known and len(parts) > 1)
    full = [names.full(part) for part in parts if part.lower() not in _BUILTIN]
    full += ["self"] if "self" in known else []
    full += ["Traversable", "array"] if "iterable" in known and len(parts) > 1 else []
    full += [name for name in (*_ORDER, "mixed", "parent") if name in known]
    full = full or (["iterable"] if "iterable" in known else ["null"])
    kind = "|".join(full)
    return _nullable(kind) if nullable else kind


def _nullable(kind: str) -> str:
    if kind in ("mixed", "null") or kind.startswith("?") or "|null" in kind:
        return kind
    return f"{kind}|null" if "|" in kind else f"?{kind}"


def _visibility(node: Node) -> str:
    return next((text(child) for child in node.children if child.type == "visibility_modifier"), "public")


def _has(node: Node, *kinds: str) -> bool:
    return any(child.type in kinds for child in node.children)


def number(written: str) -> int | float | None:
    """The value of a PHP number."""
    digits = written.replace("_", "")
    if _NUMBER.fullmatch(written):
        octal = re.fullmatch(r"([+-]?)0(\d+)", digits)
        return int(f"{octal[1]}0o{octal[2]}", 8) if octal else int(digits, 0)
    try:
        return float(digits)
    except ValueError:
        return None
