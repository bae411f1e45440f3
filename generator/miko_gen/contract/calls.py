"""Finds where Core calls the hooks of modules, and what it does with their results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tree_sitter import Node

from miko_gen.contract.source import Names, names_of, parse, text, walk
from miko_gen.contract.types import code

CONFIG_CLASS = "MikoPBX\\Modules\\Config\\ConfigClass"
INTERFACES = (
    "MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigInterface",
    "MikoPBX\\Modules\\Config\\CDRConfigInterface",
    "MikoPBX\\Modules\\Config\\RestAPIConfigInterface",
    "MikoPBX\\Modules\\Config\\SystemConfigInterface",
    "MikoPBX\\Modules\\Config\\WebUIConfigInterface",
)
_MARKS = (b"ConfigInterface::", b"hookModulesMethod", b"configClass")
_DISPATCH = "hookModulesMethod"
_CALLS = ("function_call_expression", "scoped_call_expression", "member_call_expression")
# How Core names the object of a module's Conf where it calls a method of it directly.
_CONF = ("$this->configClass", "$configClass", "$configClassObj", "$moduleConfigObject")
# What a result is, in the order in which one meaning wins over another that a second caller has.
USES = ("veto", "text", "reference", "rows", "value", "notice")


@dataclass(frozen=True)
class Call:
    """A place in Core that calls a hook."""

    hook: str
    used: str
    place: str
    arguments: str


def hooks(core: Path, classes: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Every hook of the five interfaces, and those that Core calls by a name that none of them has, by name.

    Args:
        core: the checkout.
        classes: its facts, as the catalogue holds them.

    Returns:
        ``{hook: {interface, constant?, declared, used?, arguments?, called_by}}``: ``interface`` is None when none has it;
        ``declared`` says whether the base class of a module's Conf has the method; ``used`` is one of :data:`USES`;
        ``arguments`` are what Core hands over, ``called_by`` are ``file.php: method`` below src.

    """
    found: dict[str, dict[str, Any]] = {}
    constants: dict[tuple[str, str], str] = {}
    for interface in INTERFACES:
        facts = classes.get(interface, {})
        for name in facts.get("methods", {}):
            found.setdefault(name, {"interface": interface})
        for constant, name in facts.get("constants", {}).items():
            constants[interface, constant] = name
            found.setdefault(name, {"interface": interface})["constant"] = constant
    calls: dict[str, set[Call]] = {name: set() for name in found}
    for path in sorted((core / "src").rglob("*.php")):
        source = path.read_bytes()
        if any(mark in source for mark in _MARKS):
            for call in _calls(source, constants, path.relative_to(core / "src").as_posix()):
                found.setdefault(call.hook, {"interface": None})
                calls.setdefault(call.hook, set()).add(call)
    declared = set(classes.get(CONFIG_CLASS, {}).get("methods", {}))
    for name, facts in found.items():
        facts["declared"] = name in declared
        uses = {call.used for call in calls[name]}
        used = next((use for use in USES if use in uses), None)
        if used:
            facts["used"] = used
        arguments = {call.arguments for call in calls[name]}
        if arguments - {""}:
            facts["arguments"] = sorted(arguments)
        facts["called_by"] = sorted({call.place for call in calls[name]})
    return dict(sorted(found.items()))


def _calls(source: bytes, constants: Mapping[tuple[str, str], str], file: str) -> Iterator[Call]:
    root = parse(source)
    names = names_of(root)
    for node in walk(root, "class_constant_access_expression", "string"):
        name = _hook_named(node, names, constants)
        if name is None:
            continue
        call = _call_around(node)
        used = _use(call) if call is not None else "value" if _is_callable(node) else None
        if used:
            yield Call(name, used, f"{file}: {_method_around(node)}", _arguments(call, node))
    known = set(constants.values())
    for node in walk(root, "member_call_expression"):
        name = text(node.child_by_field_name("name"))
        holder = text(node.child_by_field_name("object"))
        if (name in (known | {"getMessages"}) and holder in _CONF) or (
            name == "getMethodPriority" and holder != "$this"
        ):
            yield Call(name, _use(node) or "value", f"{file}: {_method_around(node)}", _listed(node))


def _hook_named(node: Node, names: Names, constants: Mapping[tuple[str, str], str]) -> str | None:
    """The hook that a constant of the interfaces names; a literal does so for the dispatcher only."""
    if node.type == "class_constant_access_expression":
        return constants.get((names.full(text(node.children[0])), text(node.children[-1])))
    call = _call_around(node)
    if call is None or not _is_named(call, _DISPATCH, "call_user_func", "call_user_func_array"):
        return None
    word = text(node)[1:-1]
    first = next(iter(walk(call, "arguments"))).named_children[0]
    is_whole = _is_named(call, _DISPATCH) and code(first) == text(node)
    return word if is_whole or word in constants.values() else None


def _use(call: Node) -> str | None:
    """What is done with the result of the call that has the hook's name among its arguments."""
    if _is_named(call, "method_exists"):
        return None
    if any(walk(call, "reference_modifier")) or "&$" in text(call.child_by_field_name("arguments")):
        return "reference"
    above = call.parent
    while above is not None and above.type in ("parenthesized_expression", "argument", "arguments"):
        above = above.parent
    if above is None or above.type == "expression_statement":
        return "notice"
    if (
        above.type == "binary_expression"
        and text(above.children[1]) in ("===", "!==", "==", "!=")
        and (text(above.children[-1]).lower() == "false")
    ):
        return "veto"
    if not _is_named(call, _DISPATCH):
        return "value"
    return "text" if call.type == "member_call_expression" else "rows"


def _arguments(call: Node | None, named: Node) -> str:
    """What is handed to the hook: the array that follows its name, or the arguments after it."""
    listed = call.child_by_field_name("arguments") if call is not None else None
    after = [one for one in (listed.named_children if listed is not None else ()) if one.start_byte > named.end_byte]
    if len(after) == 1 and after[0].named_children and after[0].named_children[0].type == "array_creation_expression":
        return ", ".join(code(one) for one in after[0].named_children[0].named_children)
    return ", ".join(code(one) for one in after)


def _listed(call: Node) -> str:
    listed = call.child_by_field_name("arguments")
    return ", ".join(code(one) for one in listed.named_children) if listed is not None else ""


def _is_named(call: Node, *functions: str) -> bool:
    return text(call.child_by_field_name("name") or call.child_by_field_name("function")) in functions


def _call_around(node: Node) -> Node | None:
    """The call that a node is an argument of, also as a part of an array: ``call_user_func([$object, NAME])``."""
    above = node.parent
    while above is not None and above.type in (
        "argument",
        "arguments",
        "array_element_initializer",
        "array_creation_expression",
    ):
        above = above.parent
    return above if above is not None and above.type in _CALLS else None


def _is_callable(node: Node) -> bool:
    """The node is the last part of an array that is kept: ``[$object, NAME]``."""
    element = node.parent
    if element is None or element.type != "array_element_initializer" or element.parent is None:
        return False
    parts = element.parent.named_children
    return len(parts) > 1 and parts[-1] == element


def _method_around(node: Node) -> str:
    above = node.parent
    while above is not None and above.type != "method_declaration":
        above = above.parent
    return text(above.child_by_field_name("name")) if above is not None else ""
