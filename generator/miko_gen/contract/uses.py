"""What the PHP of a module takes from Core: classes, overrides, calls, constants, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tree_sitter import Node

from miko_gen.contract.catalogue import classes as core_classes
from miko_gen.contract.expressions import Scope
from miko_gen.contract.fits import ANY, Arguments
from miko_gen.contract.source import Declared, declared, imports_of, names_of, parse, text, walk

_CORE = ("MikoPBX\\", "Phalcon\\")
_SKIPPED = {"vendor", "node_modules", "db", ".git"}
_MEMBERS = (
    "class_constant_access_expression", "scoped_call_expression", "scoped_property_access_expression",
    "object_creation_expression", "member_call_expression", "nullsafe_member_call_expression", "attribute",
    "member_access_expression", "nullsafe_member_access_expression", "array_creation_expression",
)  # fmt: skip
_CLASS_IN_TEXT = re.compile(r"\\{0,2}(MikoPBX(?:\\{1,2}\w+)+)")


@dataclass(frozen=True)
class Use:
    """A place that needs something of Core's: ``how`` is "use", "override" or "extend".

    ``arguments`` are those of a call, ``declares`` is the signature of an override.
    """

    file: str
    line: int
    owner: str
    member: str | None
    how: str
    arguments: Arguments = ANY
    declares: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)


def uses(folder: Path, classes: Mapping[str, Any] | None = None) -> list[Use]:
    """Everything that the module in ``folder`` takes from Core, in the order of its files and lines.

    Args:
        folder: the module's folder.
        classes: Core's, of the release that the module was made for; they tell the types of what Core returns.

    """
    files = [path for path in sorted(folder.rglob("*.php")) if not _SKIPPED & set(path.relative_to(folder).parts)]
    sources = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    own = {one.name: one for source in sources.values() for one in declared(source)}
    known = core_classes() if classes is None else classes
    found = {use for file, source in sources.items() for use in _of_file(file, source, own, known)}
    return sorted(found, key=lambda use: (use.file, use.line, use.owner, use.member or "", use.how))


def _of_file(file: str, source: bytes, own: Mapping[str, Declared], classes: Mapping[str, Any]) -> Iterator[Use]:
    root = parse(source)
    scope = Scope(names_of(root), own, classes)
    scope.read(root)
    for clause, name in imports_of(root):
        if name.startswith(_CORE):
            yield Use(file, clause.start_point[0] + 1, name, None, "use")
    for one in declared(source):
        yield from _of_class(file, one, own)
    for node in walk(root, "named_type", "string"):
        name = _class_in_text(node) if node.type == "string" else scope.names.full(text(node))
        if name.startswith(_CORE):
            yield Use(file, node.start_point[0] + 1, name, None, "use")
    for node in walk(root, *_MEMBERS):
        for owner, member in _named(node, scope):
            for name in _core_owners(owner, member, node, scope):
                yield Use(file, _line_of(node), name, member, "use", _arguments(node))


def _of_class(file: str, one: Declared, own: Mapping[str, Declared]) -> Iterator[Use]:
    for parent in _core_parents(one, own):
        yield Use(file, one.line, parent, None, "extend")
        for method, facts in one.methods.items():
            yield Use(file, facts["line"], parent, method, "override", declares=facts)
        for name in (*one.properties, *one.constants):
            yield Use(file, one.line, parent, name, "override")
    for name in one.traits:
        if name.startswith(_CORE):
            yield Use(file, one.line, name, None, "use")


def _core_parents(one: Declared, own: Mapping[str, Declared]) -> Iterator[str]:
    for name in (*one.parents, *one.interfaces):
        if name.startswith(_CORE):
            yield name
        elif name in own:
            yield from _core_parents(own[name], own)


def _named(node: Node, scope: Scope) -> Iterator[tuple[str, str | None]]:
    """The classes (or self, parent) and members that an expression names."""
    if node.type == "attribute":
        yield scope.names.full(text(node.children[0])), "__construct"
    elif node.type == "object_creation_expression":
        yield scope.class_of(node), "__construct"
    elif node.type == "array_creation_expression":
        yield from _callable(node, scope)
    elif node.type == "class_constant_access_expression":
        owner, member = scope.scope_of(node.children[0]), text(node.children[-1])
        yield owner, None if member == "class" else member
    elif node.type.startswith("scoped_"):
        name = node.child_by_field_name("name")
        is_call = node.type == "scoped_call_expression"
        if name is not None and name.type == ("name" if is_call else "variable_name"):
            yield scope.scope_of(node.child_by_field_name("scope")), text(name).lstrip("$")
    else:
        name = node.child_by_field_name("name")
        # A name that a variable holds is not known.
        if name is not None and name.type == "name":
            yield scope.class_of(node.child_by_field_name("object")), text(name)


def _callable(node: Node, scope: Scope) -> Iterator[tuple[str, str | None]]:
    """``[Some::class, 'method']`` and ``[$this, 'method']``."""
    parts = [one.named_children for one in node.named_children]
    if [len(part) for part in parts] != [1, 1] or parts[1][0].type != "string":
        return
    holder = parts[0][0]
    if holder.type == "class_constant_access_expression" and text(holder.children[-1]) == "class":
        yield scope.scope_of(holder.children[0]), text(parts[1][0])[1:-1]
    elif holder.type == "variable_name":
        yield scope.class_of(holder), text(parts[1][0])[1:-1]


def _core_owners(owner: str, member: str | None, node: Node, scope: Scope) -> Iterator[str]:
    """Core's class behind a name: itself, or what the module's own class inherits it from."""
    if owner.startswith(_CORE):
        yield owner
        return
    is_parent = owner == "parent"
    if owner in ("self", "static", "parent"):
        owner = scope.own_class(node)
    for name in scope.lineage(owner):
        own = scope.own.get(name)
        if own is None:
            break
        declares = {*own.methods, *own.properties, *own.constants}
        if member in declares and not (is_parent and name == owner):
            # The module's own: what Core has of that name is overridden.
            return
    if owner in scope.own:
        yield from _core_parents(scope.own[owner], scope.own)


def _arguments(node: Node) -> Arguments:
    listed = node.child_by_field_name("arguments") or node.child_by_field_name("parameters")
    if listed is None:
        listed = next((child for child in node.children if child.type == "arguments"), None)
    if listed is None:
        is_call = node.type in ("object_creation_expression", "attribute")
        return Arguments(0) if is_call else ANY
    given = [one for one in listed.named_children if one.type == "argument"]
    if any(walk(listed, "variadic_unpacking", "variadic_placeholder")) or len(given) != len(listed.named_children):
        return ANY
    names = [text(one.child_by_field_name("name")) for one in given]
    kinds = tuple(
        (name or place, kind)
        for place, (name, one) in enumerate(zip(names, given, strict=True))
        if (kind := _kind(one.named_children[-1]))
    )
    named = frozenset(name for name in names if name)
    return Arguments(len(given) - len(named), named, kinds)


_KINDS = {
    "string": "string", "encapsed_string": "string", "heredoc": "string", "nowdoc": "string", "integer": "int",
    "float": "float", "boolean": "bool", "null": "null", "array_creation_expression": "array",
    "anonymous_function": "Closure", "arrow_function": "Closure",
}  # fmt: skip


def _kind(node: Node) -> str | None:
    """The type of what is written out."""
    if node.type == "class_constant_access_expression" and text(node.children[-1]) == "class":
        return "string"
    return _KINDS.get(node.type)


def _line_of(node: Node) -> int:
    """The line of the member's name: a chain of calls stands on several."""
    return (node.child_by_field_name("name") or node).start_point[0] + 1


def _class_in_text(node: Node) -> str:
    found = _CLASS_IN_TEXT.fullmatch(text(node)[1:-1])
    return found[1].replace("\\\\", "\\") if found else ""
