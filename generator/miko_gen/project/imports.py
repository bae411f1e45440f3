"""The ``use`` lines that new methods need in a file that people own."""

from __future__ import annotations

import re

from tree_sitter import Node

from miko_gen.contract.source import names_of, parse, text, walk

_REST_OF_LINE = re.compile(rb"[ \t]*(//[^\r\n]*|#[^\r\n]*|/\*[^\r\n]*?\*/[ \t]*)?(?=\r?\n)")


def needed_imports(ours: bytes, theirs: bytes, stubs: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """The ``use`` lines that ``stubs`` need, each with its place, and the stubs; a name that is taken is written in full."""
    root = parse(ours)
    have = names_of(root)
    own = {text(node.child_by_field_name("name")).lower() for node in walk(root, "class_declaration")}
    spaces = list(walk(root, "namespace_definition"))
    has_blocks = any(space.child_by_field_name("body") for space in spaces)
    names: list[str] = []
    for short, name in names_of(parse(theirs)).imports.items():
        word = name.rsplit("\\", 1)[-1]
        used = re.compile(rb"(?<![\\\w$>:])" + word.encode() + rb"(?!\w)")
        if not used.search(stubs) or have.imports.get(short, "").lower() == name.lower():
            continue
        if short in have.imports or short in own or has_blocks:
            stubs = used.sub(b"\\\\" + name.replace("\\", "\\\\").encode(), stubs)
        else:
            names.append(name)
    return _lines(ours, root, spaces, sorted(names)), stubs


def _lines(ours: bytes, root: Node, spaces: list[Node], names: list[str]) -> list[tuple[int, bytes]]:
    lines = list(walk(root, "namespace_use_declaration"))
    if not lines and names:
        before = [child for child in root.children if child.type in ("php_tag", "declare_statement")]
        anchor = _end(ours, (spaces or before)[-1])
        return [(anchor, b"\n" + b"".join(f"\nuse {name};".encode() for name in names))]
    return [_use_line(ours, lines, name) for name in names]


def _use_line(ours: bytes, lines: list[Node], name: str) -> tuple[int, bytes]:
    before = [line for line in lines if text(line) < f"use {name};"]
    if before:
        return _end(ours, before[-1]), f"\nuse {name};".encode()
    return lines[0].start_byte, f"use {name};\n".encode()


def _end(ours: bytes, node: Node) -> int:
    """The place behind a statement and the comment in its line."""
    rest = _REST_OF_LINE.match(ours, node.end_byte)
    return rest.end() if rest else node.end_byte
