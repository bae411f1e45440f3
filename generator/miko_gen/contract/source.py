"""Reads what the classes of a PHP file declare, from its syntax tree. No PHP runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import tree_sitter_php
from tree_sitter import Language, Node, Parser

from miko_gen.contract.types import code, type_of, with_null

_KINDS = {
    "class_declaration": "class",
    "interface_declaration": "interface",
    "trait_declaration": "trait",
    "enum_declaration": "enum",
}
_NAMES = ("name", "qualified_name", "namespace_name")
# What Phalcon reads in the comment of a model's property.
_COLUMN = re.compile(r"@(?:Primary|Identity|Column\s*\([^)]*\))")


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
    """A class, interface, trait or enum as its file declares it: nothing inherited.

    ``details`` is what reflection's account in the catalogue leaves out, by member as it is called in PHP: ``""`` (the
    class itself), ``NAME``, ``$name``, ``name()``.
    """

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
    details: dict[str, dict[str, Any]] = field(default_factory=dict)
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
    for node in walk(root, "namespace_definition"):
        names.namespace = text(node.child_by_field_name("name"))
    for clause, name in imports_of(root):
        words = [text(child) for child in clause.children if child.type == "name"]
        # `A\B as C` ends with the word that is used here; so does `A`.
        names.imports[(words[-1] if words else name.rsplit("\\", 1)[-1]).lower()] = name
    return names


def declared(source: bytes) -> list[Declared]:
    """What a PHP file declares, in its order."""
    root = parse(source)
    names = names_of(root)
    return [_class(node, names) for node in walk(root, *_KINDS)]


def imports_of(root: Node) -> Iterator[tuple[Node, str]]:
    """The classes that ``use`` lines name, in full, each with its place."""
    for node in walk(root, "namespace_use_declaration"):
        if any(child.type in ("function", "const") for child in node.children):
            continue
        prefix = next((text(child) + "\\" for child in node.children if child.type == "namespace_name"), "")
        for clause in walk(node, "namespace_use_clause"):
            if not any(child.type in ("function", "const") for child in clause.children):
                first = next(child for child in clause.children if child.type in _NAMES)
                yield clause, (prefix + text(first)).lstrip("\\")


def _class(node: Node, names: Names) -> Declared:
    short = text(node.child_by_field_name("name"))
    kind = _KINDS[node.type]
    found = Declared(names.full(f"\\{names.namespace}\\{short}"), kind, names, _line(node))
    found.abstract = _has(node, "abstract_modifier")
    for child in node.children:
        if child.type in ("base_clause", "class_interface_clause"):
            listed = _names_in(child, names)
            (found.parents if child.type == "base_clause" and kind == "class" else found.interfaces).extend(listed)
        elif child.type == "attribute_list":
            for attribute in walk(child, "attribute"):
                found.attributes[names.full(text(attribute.children[0]))] = attribute
        elif kind == "enum" and child.type in ("primitive_type", "named_type"):
            found.backing = text(child)
    body = node.child_by_field_name("body")
    for member in body.children if body is not None else ():
        _member(member, found)
    _detail(found, "", node, traits=sorted(found.traits), aliases=sorted(_aliases(body)) if body is not None else [])
    return found


def _member(node: Node, found: Declared) -> None:
    if node.type == "const_declaration":
        for element in (child for child in node.children if child.type == "const_element"):
            name = text(element.children[0])
            found.constants[name] = element.children[-1]
            found.constant_visibility[name] = _visibility(node)
            facts = {"type": type_of(node.child_by_field_name("type"), found.names)}
            # Reflection's account says of an array that it is one.
            if element.children[-1].type == "array_creation_expression":
                facts["value"] = code(element.children[-1])
            if _visibility(node) != "public":
                facts["visibility"] = _visibility(node)
            _detail(found, name, node, **facts)
    elif node.type == "enum_case":
        name = text(node.child_by_field_name("name"))
        found.constants[name] = node.child_by_field_name("value")
        _detail(found, name, node)
    elif node.type == "property_declaration":
        for element in (child for child in node.children if child.type == "property_element"):
            value = element.children[-1] if len(element.children) > 1 else None
            _property(found, text(element.children[0]).lstrip("$"), node, value)
    elif node.type == "use_declaration":
        found.traits += _names_in(node, found.names)
    elif node.type == "method_declaration":
        name = text(node.child_by_field_name("name"))
        found.methods[name] = _method(node, found)
        _detail(found, f"{name}()", node, by_ref=_has(node, "reference_modifier"))


def _property(found: Declared, name: str, node: Node, value: Node | None) -> None:
    found.properties[name] = {
        "static": _has(node, "static_modifier"),
        "type": type_of(node.child_by_field_name("type"), found.names),
        "visibility": _visibility(node),
    }
    hooks = next((child for child in node.children if child.type == "property_hook_list"), None)
    comment = text(node.prev_sibling) if node.prev_sibling is not None and node.prev_sibling.type == "comment" else ""
    _detail(
        found,
        f"${name}",
        node,
        default=code(value) if value is not None else None,
        set=next((text(child)[:-5] for child in node.children if _is_set_visibility(child)), None),
        hooks=[text(hook.child_by_field_name("name") or hook.children[0]) for hook in walk(hooks, "property_hook")]
        if hooks is not None
        else None,
        column=" ".join(" ".join(_COLUMN.findall(comment)).split()),
    )


def _method(node: Node, found: Declared) -> dict[str, Any]:
    listed = node.child_by_field_name("parameters")
    kinds = ("simple_parameter", "variadic_parameter", "property_promotion_parameter")
    params = [_parameter(one, found) for one in (listed.children if listed is not None else ()) if one.type in kinds]
    facts: dict[str, Any] = {"params": params}
    returns = type_of(node.child_by_field_name("return_type"), found.names)
    if not returns and text(node.child_by_field_name("name")).lower() == "__tostring":
        # PHP says so by itself.
        returns = "string"
    if returns:
        facts["returns"] = returns
    if _has(node, "static_modifier"):
        facts["static"] = True
    if _has(node, "abstract_modifier") or found.kind == "interface":
        facts["abstract"] = True
    facts["visibility"] = _visibility(node)
    facts["line"] = _line(node)
    return facts


def _parameter(node: Node, found: Declared) -> dict[str, Any]:
    kind = type_of(node.child_by_field_name("type"), found.names)
    name = text(node.child_by_field_name("name")).lstrip("$&")
    default = node.child_by_field_name("default_value")
    if node.type == "property_promotion_parameter":
        _property(found, name, node, None)
    facts: dict[str, Any] = {}
    if _has(node, "reference_modifier", "&") or text(node.child_by_field_name("name")).startswith("&"):
        facts["by_ref"] = True
    if default is not None:
        facts["default"] = default
        if kind and text(default).lower() == "null":
            kind = with_null(kind)
    facts["name"] = name
    facts["type"] = kind
    if node.type == "variadic_parameter":
        facts["variadic"] = True
    return facts


def _detail(found: Declared, member: str, node: Node, **more: Any) -> None:
    """Keep what else a declaration says: ``final``, ``readonly``, its attributes, and ``more`` where it is anything."""
    attributes = [
        f"{found.names.full(text(one.children[0]))}{''.join(code(child) for child in one.children[1:])}"
        for child in node.children
        if child.type == "attribute_list"
        for one in walk(child, "attribute")
    ]
    facts = {
        "attributes": attributes,
        "final": _has(node, "final_modifier"),
        "readonly": _has(node, "readonly_modifier"),
        **more,
    }
    said = {key: fact for key, fact in sorted(facts.items()) if fact}
    if said:
        found.details[member] = said


def _aliases(body: Node) -> Iterator[str]:
    """``T::a as protected b``: what a class changes in its traits."""
    for clause in walk(body, "use_as_clause", "use_instead_of_clause"):
        yield code(clause)


def _line(node: Node) -> int:
    """The line of its name: attributes stand above it."""
    return (node.child_by_field_name("name") or node).start_point[0] + 1


def _names_in(node: Node, names: Names) -> list[str]:
    return [names.full(text(one)) for one in node.children if one.type in ("name", "qualified_name")]


def _visibility(node: Node) -> str:
    words = (text(child) for child in node.children if child.type == "visibility_modifier")
    return next((word for word in words if "(" not in word), "public")


def _is_set_visibility(node: Node) -> bool:
    return node.type == "visibility_modifier" and text(node).endswith("(set)")


def _has(node: Node, *kinds: str) -> bool:
    return any(child.type in kinds for child in node.children)
