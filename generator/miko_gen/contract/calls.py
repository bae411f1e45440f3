"""Finds where Core calls the hooks of modules, and what it does with their results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tree_sitter import Node

from miko_gen.contract.source import names_of, parse, text, walk

CONFIG_CLASS = "MikoPBX\\Modules\\Config\\ConfigClass"
INTERFACES = (
    "MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigInterface",
    "MikoPBX\\Modules\\Config\\CDRConfigInterface",
    "MikoPBX\\Modules\\Config\\RestAPIConfigInterface",
    "MikoPBX\\Modules\\Config\\SystemConfigInterface",
    "MikoPBX\\Modules\\Config\\WebUIConfigInterface",
)
_MARK = b"ConfigInterface::"
_DISPATCH = "hookModulesMethod"
# What a result is, in the order in which one meaning wins over another that a second caller has.
USES = ("veto", "text", "reference", "rows", "value", "notice")


def hooks(core: Path, classes: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Every hook of the five interfaces, by name.

    Args:
        core: the checkout.
        classes: its facts, as the catalogue holds them.

    Returns:
        ``{hook: {interface, constant?, declared, used?, called_by}}``: ``declared`` says whether the base class of a
        module's Conf has the method; ``used`` is one of :data:`USES`; ``called_by`` are ``file.php: method`` below src.

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
    calls: dict[str, list[tuple[str, str]]] = {name: [] for name in found}
    for path in sorted((core / "src").rglob("*.php")):
        source = path.read_bytes()
        if _MARK in source:
            for name, use, method in _calls(source, constants):
                place = f"{path.relative_to(core / 'src').as_posix()}: {method}"
                if (use, place) not in calls[name]:
                    calls[name].append((use, place))
    declared = set(classes.get(CONFIG_CLASS, {}).get("methods", {}))
    for name, facts in found.items():
        facts["declared"] = name in declared
        uses = {use for use, _ in calls[name]}
        used = next((use for use in USES if use in uses), None)
        if used:
            facts["used"] = used
        facts["called_by"] = sorted({place for _, place in calls[name]})
    return dict(sorted(found.items()))


def _calls(source: bytes, constants: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str, str]]:
    root = parse(source)
    names = names_of(root)
    for node in walk(root, "class_constant_access_expression"):
        scope = names.full(text(node.children[0]))
        name = constants.get((scope, text(node.children[-1])))
        call = _call_around(node)
        if name is None or call is None:
            continue
        method = _above(node, "method_declaration")
        use = _use(call)
        if use:
            yield name, use, text(method.child_by_field_name("name")) if method is not None else ""


def _use(call: Node) -> str | None:
    """What is done with the result of the call that has the hook's name among its arguments."""
    function = text(call.child_by_field_name("name") or call.child_by_field_name("function"))
    if function == "method_exists":
        return None
    if function == _DISPATCH and call.type == "member_call_expression":
        return "text"
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
    return "rows" if function == _DISPATCH else "value"


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
    calls = ("function_call_expression", "scoped_call_expression", "member_call_expression")
    return above if above is not None and above.type in calls else None


def _above(node: Node, kind: str) -> Node | None:
    above = node.parent
    while above is not None and above.type != kind:
        above = above.parent
    return above
