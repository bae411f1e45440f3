"""New methods for a class that people own: put behind its last method, and nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tree_sitter import Node

from miko_gen.contract.source import parse, text, walk
from miko_gen.project.imports import needed_imports


class StubError(Exception):
    """The class cannot be read; the message says where."""


@dataclass(frozen=True)
class Stubbed:
    """The file with its new methods, and their names."""

    content: bytes
    added: tuple[str, ...]


def methods(source: bytes) -> tuple[str, ...]:
    """Names of the methods of the file's class, in its order."""
    found = _class(parse(source))
    return tuple(map(_name, _methods(found))) if found else ()


def add_methods(ours: bytes, theirs: bytes, known: Collection[str]) -> Stubbed:
    """``ours`` with the methods of ``theirs`` that neither it has nor ``known`` lists, and the ``use`` lines they need.

    Raises StubError when there are new methods and ``ours`` holds no class that can be read.
    """
    made, root = _class(parse(theirs)), parse(ours)
    mine = _class(root, _name(made))
    have = {name.lower() for name in (*known, *_known_to(root, mine))}
    wanted = [method for method in _methods(made) if _name(method).lower() not in have]
    if not wanted:
        return Stubbed(ours, ())
    if root.has_error:
        raise StubError(f"line {_first_error(root)}: PHP cannot read this")
    if mine is None:
        raise StubError("there is no class in it")
    stubs = b"\n\n".join(_with_docblock(theirs, method) for method in wanted)
    uses, stubs = needed_imports(ours, theirs, stubs)
    out = ours
    for at, inserted in sorted([_behind_last_method(ours, mine, stubs), *uses], reverse=True):
        ended = inserted.replace(b"\n", b"\r\n") if b"\r\n" in ours else inserted
        out = out[:at] + ended + out[at:]
    return Stubbed(out, tuple(map(_name, wanted)))


def _class(root: Node, name: str = "") -> Node | None:
    """The class of this name, or the first that there is: a person may have named it anew, or put another one before it."""
    found = list(walk(root, "class_declaration"))
    return next((one for one in found if _name(one).lower() == name.lower()), found[0] if found else None)


def _name(node: Node | None) -> str:
    return text(node.child_by_field_name("name")) if node else ""


def _methods(holder: Node | None) -> list[Node]:
    body = holder.child_by_field_name("body") if holder else None
    return [child for child in body.children if child.type == "method_declaration"] if body else []


def _known_to(root: Node, mine: Node | None) -> Iterator[str]:
    """The methods of a class, and those of the traits in its file, which a new method would hide."""
    yield from map(_name, _methods(mine))
    used = {text(name).lower() for use in walk(mine, "use_declaration") for name in use.named_children} if mine else ()
    for trait in walk(root, "trait_declaration"):
        if _name(trait).lower() in used:
            yield from map(_name, _methods(trait))


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


def _behind_last_method(source: bytes, holder: Node, stubs: bytes) -> tuple[int, bytes]:
    """Where the methods go, and their text: behind the last method and what stands in its line."""
    body, found = holder.child_by_field_name("body"), _methods(holder)
    assert body is not None
    if not found:
        end = body.children[-1]
        gap = b"\n" * ((not _starts_line(source, end)) + (len(body.children) > 2))
        return end.start_byte, gap + stubs + b"\n"
    at = found[-1].end_byte
    stubs = _indented(stubs, source[source.rfind(b"\n", 0, found[-1].start_byte) + 1 : found[-1].start_byte])
    line_end = re.compile(rb"[ \t]*(//[^\r\n]*|#[^\r\n]*|/\*[^\r\n]*?\*/[ \t]*)?(?=\r?\n)").match(source, at)
    if line_end:
        return line_end.end(), b"\n\n" + stubs
    return at, b"\n\n" + stubs + b"\n"


def _indented(stubs: bytes, like: bytes) -> bytes:
    """The methods, which begin four spaces from the left, as far in as the ones that are there."""
    if like.strip() or not like or like == b"    ":
        return stubs
    unit = like if b"\t" in like else b"    "
    lines = [
        like
        + unit * ((len(line) - len(line.lstrip(b" "))) // 4 - 1)
        + b" " * (line.startswith(b"     *"))
        + line.lstrip(b" ")
        if line.strip()
        else line
        for line in stubs.split(b"\n")
    ]
    return b"\n".join(lines)


def _starts_line(source: bytes, node: Node) -> bool:
    return not source[source.rfind(b"\n", 0, node.start_byte) + 1 : node.start_byte].strip()
