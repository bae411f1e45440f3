"""What the PHP of a module takes from Core: classes, overrides, calls, constants, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tree_sitter import Node

from miko_gen.contract.source import Declared, Names, declared, names_of, parse, text, walk

_CORE = ("MikoPBX\\", "Phalcon\\")
_SKIPPED = {"vendor", "node_modules", "db", ".git"}


@dataclass(frozen=True)
class Use:
    """A place that needs something of Core's: ``how`` is "use", "override" or "extend"."""

    file: str
    line: int
    owner: str
    member: str | None
    how: str


def uses(folder: Path) -> list[Use]:
    """Everything that the module in ``folder`` takes from Core, in the order of its files and lines."""
    files = [path for path in sorted(folder.rglob("*.php")) if not _SKIPPED & set(path.relative_to(folder).parts)]
    sources = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    own = {one.name: one for source in sources.values() for one in declared(source)}
    found = {use for file, source in sources.items() for use in _of_file(file, source, own)}
    return sorted(found, key=lambda use: (use.file, use.line, use.owner, use.member or "", use.how))


def _of_file(file: str, source: bytes, own: Mapping[str, Declared]) -> Iterator[Use]:
    root = parse(source)
    names = names_of(root)
    for clause in walk(root, "namespace_use_clause"):
        for name in names.imports.values():
            if name.endswith(text(clause).split(" ")[0].rsplit("\\", 1)[-1]) and name.startswith(_CORE):
                yield Use(file, clause.start_point[0] + 1, name, None, "use")
    for one in declared(source):
        yield from _of_class(file, one, own)
    yield from _of_code(file, root, names, own)


def _of_class(file: str, one: Declared, own: Mapping[str, Declared]) -> Iterator[Use]:
    for parent in _core_parents(one, own):
        yield Use(file, one.line, parent, None, "extend")
        for method, facts in one.methods.items():
            yield Use(file, facts["line"], parent, method, "override")
        for name in one.properties:
            yield Use(file, one.line, parent, name, "override")


def _core_parents(one: Declared, own: Mapping[str, Declared]) -> Iterator[str]:
    for name in (*one.parents, *one.interfaces):
        if name.startswith(_CORE):
            yield name
        elif name in own:
            yield from _core_parents(own[name], own)


def _of_code(file: str, root: Node, names: Names, own: Mapping[str, Declared]) -> Iterator[Use]:
    typed = _variables(root, names)
    for node in walk(root, "class_constant_access_expression", "scoped_call_expression", "object_creation_expression",
                     "member_call_expression", "attribute", "member_access_expression"):  # fmt: skip
        line = node.start_point[0] + 1
        owner, member = _named(node, names, typed)
        for name in _core_owners(owner, node, names, own):
            yield Use(file, line, name, member, "use")


def _named(node: Node, names: Names, typed: Mapping[str, str]) -> tuple[str, str | None]:
    """The class (or self, parent) and the member that an expression names; "" when it cannot be told."""
    if node.type == "attribute":
        return names.full(text(node.children[0])), "__construct"
    if node.type == "object_creation_expression":
        created = next((one for one in node.children if one.type in ("name", "qualified_name")), None)
        return (names.full(text(created)), "__construct") if created is not None else ("", None)
    if node.type in ("member_call_expression", "member_access_expression"):
        holder, member = text(node.child_by_field_name("object")), text(node.child_by_field_name("name"))
        return ("self" if holder == "$this" else typed.get(holder, "")), member
    scope, member = text(node.children[0]), text(node.child_by_field_name("name") or node.children[-1])
    if member == "class":
        return names.full(scope), None
    return (scope if scope in ("self", "static", "parent") else names.full(scope)), member


def _core_owners(owner: str, node: Node, names: Names, own: Mapping[str, Declared]) -> Iterator[str]:
    """Core's class behind a name: itself, or what the module's own class inherits it from."""
    if owner.startswith(_CORE):
        yield owner
        return
    if owner in ("self", "static", "parent"):
        above: Node | None = node
        while above is not None and above.type != "class_declaration":
            above = above.parent
        if above is None:
            return
        owner = names.full(f"\\{names.namespace}\\{text(above.child_by_field_name('name'))}")
    if owner in own:
        yield from _core_parents(own[owner], own)


def _variables(root: Node, names: Names) -> dict[str, str]:
    """Variables that are made by ``new``, with their classes."""
    found = {}
    for node in walk(root, "assignment_expression"):
        made = node.child_by_field_name("right")
        if made is not None and made.type == "object_creation_expression":
            name = re.match(r"new\s+([\w\\]+)", text(made))
            if name:
                found[text(node.child_by_field_name("left"))] = names.full(name[1])
    return found
