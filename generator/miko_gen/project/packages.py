"""What loads the Composer packages in a class that people own."""

from __future__ import annotations

from tree_sitter import Node

from miko_gen.contract.source import parse, text, walk

LOADER = "vendor/autoload.php"


def loader(source: bytes) -> bytes:
    """The statement that loads the packages, with the comment before it; nothing where there is none."""
    for node in parse(source).children:
        if node.type == "if_statement" and LOADER in text(node):
            return source[_with_comment(node).start_byte : node.end_byte]
    return b""


def with_loader(ours: bytes, theirs: bytes) -> bytes:
    """``ours`` with the statement of ``theirs`` before its class, unless something in it loads packages already."""
    wanted, found = loader(theirs), next(walk(parse(ours), "class_declaration"), None)
    if not wanted or found is None or LOADER.encode() in ours:
        return ours
    at = _with_comment(found).start_byte
    made = wanted + b"\n\n"
    return ours[:at] + (made.replace(b"\n", b"\r\n") if b"\r\n" in ours else made) + ours[at:]


def _with_comment(node: Node) -> Node:
    before = node.prev_sibling
    return before if before is not None and before.type == "comment" else node
