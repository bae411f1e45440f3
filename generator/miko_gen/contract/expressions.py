"""Which class an expression of a module's PHP is of, as far as its types, `new` and Core's catalogue tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tree_sitter import Node

from miko_gen.contract.source import Declared, Names, text, walk
from miko_gen.contract.types import type_of

_FUNCTIONS = ("method_declaration", "function_definition", "anonymous_function", "arrow_function")
_PARAMETERS = ("simple_parameter", "variadic_parameter", "property_promotion_parameter")
# How often an assignment may rest on another one.
_ROUNDS = 3


@dataclass
class Scope:
    """What is known about the variables of one file, function by function."""

    names: Names
    own: Mapping[str, Declared]
    classes: Mapping[str, Any]
    variables: dict[tuple[int, str], str] = field(default_factory=dict)

    def read(self, root: Node) -> None:
        """Learn the variables of a file: parameters, caught exceptions, and what is assigned."""
        for node in walk(root, *_PARAMETERS):
            kind = _one_class(type_of(node.child_by_field_name("type"), self.names))
            if kind:
                self.variables[_function_of(node), text(node.child_by_field_name("name"))] = kind
        for _ in range(_ROUNDS):
            known = len(self.variables)
            for node in walk(root, "assignment_expression"):
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None and right is not None and left.type == "variable_name":
                    found = self.class_of(right)
                    if found:
                        self.variables.setdefault((_function_of(node), text(left)), found)
            if len(self.variables) == known:
                return

    def class_of(self, node: Node | None) -> str:
        """The class of an expression in full; "self" for ``$this``, "" when it cannot be told."""
        if node is None:
            return ""
        if node.type == "variable_name":
            return "self" if text(node) == "$this" else self._variable(node)
        if node.type in ("parenthesized_expression", "clone_expression"):
            return self.class_of(node.named_children[0]) if node.named_children else ""
        if node.type == "object_creation_expression":
            created = next((one for one in node.children if one.type in ("name", "qualified_name")), None)
            return self.names.full(text(created)) if created is not None else ""
        member = text(node.child_by_field_name("name"))
        if node.type in ("member_call_expression", "nullsafe_member_call_expression"):
            return self._returned(self.class_of(node.child_by_field_name("object")), member, node)
        if node.type == "scoped_call_expression":
            return self._returned(self.scope_of(node.child_by_field_name("scope")), member, node)
        if node.type in ("member_access_expression", "nullsafe_member_access_expression"):
            return self._property(self.class_of(node.child_by_field_name("object")), member, node)
        return ""

    def scope_of(self, node: Node | None) -> str:
        """The class before ``::``, or self, static, parent."""
        if node is None:
            return ""
        if node.type in ("name", "qualified_name"):
            return self.names.full(text(node))
        return text(node) if node.type == "relative_scope" else self.class_of(node)

    def own_class(self, node: Node) -> str:
        """The class that a place stands in."""
        above: Node | None = node
        while above is not None and above.type not in ("class_declaration", "trait_declaration", "enum_declaration"):
            above = above.parent
        if above is None:
            return ""
        return self.names.full(f"\\{self.names.namespace}\\{text(above.child_by_field_name('name'))}")

    def lineage(self, name: str) -> Iterator[str]:
        """A class and what it extends, the module's classes and Core's."""
        while name:
            yield name
            own = self.own.get(name)
            parents = own.parents if own else [self.classes.get(name, {}).get("parent") or ""]
            name = parents[0] if parents else ""

    def _variable(self, node: Node) -> str:
        function = node.parent
        while function is not None:
            if function.type in _FUNCTIONS and (function.start_byte, text(node)) in self.variables:
                return self.variables[function.start_byte, text(node)]
            function = function.parent
        return self.variables.get((0, text(node)), "")

    def _returned(self, owner: str, method: str, place: Node) -> str:
        for name in self.lineage(self._resolved(owner, place)):
            said = (self.own[name].methods if name in self.own else self.classes.get(name, {}).get("methods", {})).get(
                method
            )
            if said:
                kind = _one_class(said.get("returns"))
                return self._resolved(owner, place) if kind in ("static", "self") else kind
        return ""

    def _property(self, owner: str, prop: str, place: Node) -> str:
        for name in self.lineage(self._resolved(owner, place)):
            facts = self.own[name].properties if name in self.own else self.classes.get(name, {}).get("properties", {})
            if prop in facts:
                return _one_class(facts[prop].get("type"))
        return ""

    def _resolved(self, owner: str, place: Node) -> str:
        if owner not in ("self", "static", "parent"):
            return owner
        own = self.own_class(place)
        if owner != "parent":
            return own
        return next((one for one in list(self.lineage(own))[1:]), "")


def _function_of(node: Node) -> int:
    above = node.parent
    while above is not None and above.type not in _FUNCTIONS:
        above = above.parent
    return above.start_byte if above is not None else 0


def _one_class(kind: str | None) -> str:
    """The class of a type that is one class, or one and null."""
    parts = [part for part in (kind or "").removeprefix("?").split("|") if part != "null"]
    return parts[0] if len(parts) == 1 and (parts[0] in ("static", "self") or "\\" in parts[0]) else ""
