"""New methods for a class that people own: put behind its last method, and nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from tree_sitter import Node

from miko_gen.contract.source import names_of, parse, text, walk


class StubError(Exception):
    """The class cannot be read; the message says where."""


@dataclass(frozen=True)
class Stubbed:
    """The file with its new methods, and their names."""

    content: bytes
    added: tuple[str, ...]


def methods(source: bytes) -> tuple[str, ...]:
    """Names of the methods of the file's class, in its order."""
    body = _body(parse(source))
    return tuple(text(method.child_by_field_name("name")) for method in _methods(body)) if body else ()


def add_methods(ours: bytes, theirs: bytes, known: Collection[str]) -> Stubbed:
    """``ours`` with the methods of ``theirs`` that neither it has nor ``known`` lists, and the ``use`` lines they need.

    Raises StubError when there are new methods and ``ours`` holds no class that can be read.
    """
    made = _body(parse(theirs))
    have = {name.lower() for name in known} | {name.lower() for name in methods(ours)}
    wanted = [method for method in _methods(made) if text(method.child_by_field_name("name")).lower() not in have]
    if not wanted:
        return Stubbed(ours, ())
    root = parse(ours)
    if root.has_error:
        raise StubError(f"line {_first_error(root)}: PHP cannot read this")
    body = _body(root)
    if body is None:
        raise StubError("there is no class in it")
    uses, stubs = _imports(ours, theirs, b"\n\n".join(_with_docblock(theirs, method) for method in wanted))
    edits = [_behind_last_method(ours, body, stubs), *uses]
    out = ours
    for at, inserted in sorted(edits, reverse=True):
        ended = inserted.replace(b"\n", b"\r\n") if b"\r\n" in ours else inserted
        out = out[:at] + ended + out[at:]
    return Stubbed(out, tuple(text(method.child_by_field_name("name")) for method in wanted))


def _body(root: Node) -> Node | None:
    found = next(walk(root, "class_declaration"), None)
    return found.child_by_field_name("body") if found else None


def _methods(body: Node | None) -> list[Node]:
    return [child for child in body.children if child.type == "method_declaration"] if body else []


def _first_error(root: Node) -> int:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            return node.start_point[0] + 1
        stack.extend(child for child in reversed(node.children) if child.has_error)
    return 1


def _with_docblock(source: bytes, method: Node) -> bytes:
    before = method.prev_sibling
    first = before if before is not None and before.type == "comment" else method
    return source[source.rfind(b"\n", 0, first.start_byte) + 1 : method.end_byte]


def _behind_last_method(source: bytes, body: Node, stubs: bytes) -> tuple[int, bytes]:
    """Where the methods go, and their text: behind the last method and what stands in its line."""
    found = _methods(body)
    if not found:
        return body.children[-1].start_byte, (b"" if _starts_line(source, body.children[-1]) else b"\n") + stubs + b"\n"
    at = found[-1].end_byte
    line_end = re.compile(rb"[ \t]*(//[^\r\n]*|#[^\r\n]*|/\*[^\r\n]*?\*/[ \t]*)?(?=\r?\n)").match(source, at)
    if line_end:
        return line_end.end(), b"\n\n" + stubs
    return at, b"\n\n" + stubs + b"\n"


def _starts_line(source: bytes, node: Node) -> bool:
    return not source[source.rfind(b"\n", 0, node.start_byte) + 1 : node.start_byte].strip()


def _imports(ours: bytes, theirs: bytes, stubs: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """The ``use`` lines that ``stubs`` need, each with its place, and the stubs; a name that is taken is written in full."""
    root = parse(ours)
    have = names_of(root)
    own = {text(node.child_by_field_name("name")).lower() for node in walk(root, "class_declaration")}
    lines = list(walk(root, "namespace_use_declaration"))
    edits: list[tuple[int, bytes]] = []
    for short, name in names_of(parse(theirs)).imports.items():
        word = name.rsplit("\\", 1)[-1]
        used = re.compile(rb"(?<![\\\w$>:])" + word.encode() + rb"(?!\w)")
        if not used.search(stubs) or have.imports.get(short, "").lower() == name.lower():
            continue
        if short in have.imports or short in own:
            stubs = used.sub(b"\\\\" + name.replace("\\", "\\\\").encode(), stubs)
            continue
        edits.append(_use_line(root, lines, name))
    return edits, stubs


def _use_line(root: Node, lines: list[Node], name: str) -> tuple[int, bytes]:
    before = [line for line in lines if text(line) < f"use {name};"]
    if before:
        return before[-1].end_byte, f"\nuse {name};".encode()
    if lines:
        return lines[0].start_byte, f"use {name};\n".encode()
    namespace = next(walk(root, "namespace_definition"), None)
    anchor = namespace if namespace is not None else root.children[0]
    return anchor.end_byte, f"\n\nuse {name};".encode()
