"""Code that people wrote follows a rename: classes by what their names mean, strings that name a table or a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tree_sitter import Node

from miko_gen.contract.source import Names, names_of, parse, text, walk

# Where a name in PHP's syntax tree stands for a class.
_HOLDS_CLASS = frozenset(
    """named_type object_creation_expression base_clause class_interface_clause attribute type_list binary_expression
    class_constant_access_expression scoped_call_expression scoped_property_access_expression""".split()
)
_FIRST_ONLY = frozenset(
    "class_constant_access_expression scoped_call_expression scoped_property_access_expression".split()
)


@dataclass(frozen=True)
class Renames:
    """What has another name now: ``paths`` of files by the new one, the rest by the old one.

    ``classes`` are full PHP names without the first backslash, ``keys`` translation keys, ``tables`` tables.
    """

    paths: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.paths or self.keys or self.tables)


def follow(path: str, source: bytes, renames: Renames) -> bytes:
    """The file with the new names; anything but PHP that can be read stays as it is."""
    if not path.endswith(".php") or not renames:
        return source
    root = parse(source)
    if root.has_error:
        return source
    names = names_of(root)
    edits = [*_names(root, names, renames.classes), *_strings(root, {**renames.keys, **renames.tables})]
    edits += _docblocks(root, names, renames.classes)
    for at, until, new in sorted(set(edits), reverse=True):
        source = source[:at] + new.encode() + source[until:]
    return source


def _names(root: Node, names: Names, classes: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    spaces = {old.rpartition("\\")[0]: new.rpartition("\\")[0] for old, new in classes.items()}
    for node in walk(root, "name", "qualified_name", "namespace_name"):
        parent = node.parent
        if parent is None:
            continue
        written = text(node)
        if parent.type == "namespace_definition":
            if spaces.get(written, written) != written:
                yield node.start_byte, node.end_byte, spaces[written]
        elif parent.type == "namespace_use_clause":
            if written.lstrip("\\") in classes and node == parent.named_children[0]:
                slash = "\\" * written.startswith("\\")
                yield node.start_byte, node.end_byte, slash + classes[written.lstrip("\\")]
        elif parent.type == "class_declaration":
            full = names.full(f"\\{names.namespace}\\{written}")
            if full in classes and node == parent.child_by_field_name("name"):
                yield node.start_byte, node.end_byte, _short(classes[full])
        elif parent.type in _HOLDS_CLASS and (parent.type not in _FIRST_ONLY or node == parent.children[0]):
            new = _rewritten(written, names, classes)
            if new != written:
                yield node.start_byte, node.end_byte, new


def _rewritten(written: str, names: Names, classes: Mapping[str, str]) -> str:
    old = names.full(written)
    if old not in classes:
        return written
    new = classes[old]
    if written.startswith("\\"):
        return f"\\{new}"
    if "\\" not in written:
        is_alias = written.lower() in names.imports and written.lower() != _short(old).lower()
        same_place = written.lower() in names.imports or old.rpartition("\\")[0] == new.rpartition("\\")[0]
        return written if is_alias else _short(new) if same_place else f"\\{new}"
    same = old.rpartition("\\")[0] == new.rpartition("\\")[0]
    return f"{written.rpartition(chr(92))[0]}\\{_short(new)}" if same else f"\\{new}"


def _docblocks(root: Node, names: Names, classes: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for node in walk(root, "comment"):
        comment = text(node)
        if not comment.startswith("/**"):
            continue
        for line in re.finditer(rb"@(?:param|return|var|throws|see|property|mixin)[^\r\n]*", node.text or b""):
            for word in re.finditer(rb"(?<![\w$])[\\A-Za-z_][\\\w]*", line[0]):
                written = word[0].decode("utf-8", "replace")
                new = _rewritten(written, names, classes)
                if new != written:
                    at = node.start_byte + line.start() + word.start()
                    yield at, at + len(word[0]), new


def _strings(root: Node, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for node in walk(root, "string_content"):
        if text(node) in words and node.parent is not None and len(node.parent.named_children) == 1:
            yield node.start_byte, node.end_byte, words[text(node)]


def _short(name: str) -> str:
    return name.rpartition("\\")[2]
