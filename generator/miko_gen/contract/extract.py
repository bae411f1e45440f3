"""Reads from a checkout of Core what it offers to modules: the classes of the contract, with what they inherit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from miko_gen.contract.calls import hooks
from miko_gen.contract.catalogue import classes as known_classes
from miko_gen.contract.catalogue import phalcon_classes
from miko_gen.contract.reach import class_names, moved, watched
from miko_gen.contract.source import Declared, declared
from miko_gen.contract.types import code
from miko_gen.contract.values import NotConstantError, default, value

_ROOT = "MikoPBX\\"
_BUILTIN_PARENTS = {
    "Iterator": ("Traversable",), "IteratorAggregate": ("Traversable",), "BackedEnum": ("UnitEnum",),
}  # fmt: skip
_ENUM_METHODS: Mapping[str, dict[str, Any]] = {
    "cases": {"params": [], "returns": "array", "static": True, "visibility": "public"},
    "from": {
        "params": [{"name": "value", "type": "string|int"}],
        "returns": "static",
        "static": True,
        "visibility": "public",
    },
    "tryFrom": {
        "params": [{"name": "value", "type": "string|int"}],
        "returns": "?static",
        "static": True,
        "visibility": "public",
    },
}


class ExtractError(Exception):
    """The folder is no checkout of Core."""


class Checkout:
    """The classes of a Core checkout, read when they are asked for."""

    def __init__(self, core: Path) -> None:
        if not (core / "src" / "Modules" / "Config" / "ConfigClass.php").is_file():
            raise ExtractError(
                f"{core} is not a checkout of MikoPBX's Core: it has no src/Modules/Config/ConfigClass.php"
            )
        self._source = core / "src"
        self._read: dict[str, Declared | None] = {}

    def declared(self, name: str) -> Declared | None:
        """What Core's file of the class ``name`` declares; None when Core has no such class."""
        if name not in self._read:
            path = self._source / (name.removeprefix(_ROOT).replace("\\", "/") + ".php")
            found = declared(path.read_bytes()) if name.startswith(_ROOT) and path.is_file() else []
            self._read[name] = next((one for one in found if one.name == name), None)
        return self._read[name]

    def constant(self, name: str, constant: str) -> Any:
        """The value of a class constant, inherited ones too; KeyError when there is none."""
        own = self.declared(name)
        for one in (one for above in self._lineage(own) for one in self._with_traits(above)) if own else ():
            if constant in one.constants:
                node = one.constants[constant]
                if node is None:
                    return constant
                return value(node, one.names, one.name, self.constant)
        raise KeyError(constant)

    def facts(self, name: str) -> dict[str, Any] | None:
        """Everything that the class ``name`` has, as the catalogue holds it; None when Core has no such class."""
        own = self.declared(name)
        if own is None:
            return None
        is_abstract = own.abstract and own.kind == "class"
        facts: dict[str, Any] = {"kind": "abstract class" if is_abstract else own.kind}
        if own.parents:
            facts["parent"] = own.parents[0]
        interfaces = self.interfaces(own)
        if interfaces:
            facts["interfaces"] = sorted(interfaces)
        if "Attribute" in own.attributes:
            facts["attribute_targets"] = [self._targets(own)]
        facts["constants"] = self._constants(own)
        facts["properties"] = self._properties(own)
        facts["methods"] = self._methods(own)
        facts["details"] = self._details(own, facts)
        return {key: fact for key, fact in facts.items() if fact}

    def interfaces(self, own: Declared) -> set[str]:
        """All interfaces of a class: of its parents, and their parents too."""
        found: set[str] = set()
        if own.kind == "enum":
            found |= {"UnitEnum"} | ({"BackedEnum"} if own.backing else set())
        for name in own.interfaces + own.parents:
            found |= self._interfaces_of(name) | ({name} if name in own.interfaces else set())
        if own.kind != "trait" and any(name.lower() == "__tostring" for name in own.methods):
            found.add("Stringable")
        return found

    def _interfaces_of(self, name: str) -> set[str]:
        own = self.declared(name)
        if own is not None:
            return self.interfaces(own)
        facts = phalcon_classes().get(name)
        above = (*facts.get("interfaces", ()), facts.get("parent")) if facts else _BUILTIN_PARENTS.get(name, ())
        found = set(facts.get("interfaces", ()) if facts else above)
        for one in above:
            found |= self._interfaces_of(one) if one else set()
        return found

    def _lineage(self, own: Declared) -> Iterator[Declared]:
        """The class, its parents and its interfaces, as far as they are Core's."""
        yield own
        for name in (*own.parents, *own.interfaces):
            above = self.declared(name)
            if above is not None:
                yield from self._lineage(above)

    def _with_traits(self, own: Declared) -> Iterator[Declared]:
        """The class and the traits that it uses."""
        yield own
        for name in own.traits:
            trait = self.declared(name)
            if trait is not None:
                yield from self._with_traits(trait)

    def _targets(self, own: Declared) -> int:
        arguments = own.attributes["Attribute"].child_by_field_name("parameters")
        first = next((one for one in arguments.children if one.type == "argument"), None) if arguments else None
        if first is None:
            return 63
        return int(value(first.children[-1], own.names, own.name, self.constant))

    def _constants(self, own: Declared) -> dict[str, Any]:
        """The class's own constants, private ones too: one of that name cannot be declared again."""
        found: dict[str, Any] = {}
        for one in self._with_traits(own):
            found |= {constant: self._constant_or_source(one, constant) for constant in one.constants}
        return dict(sorted(found.items()))

    def _constant_or_source(self, one: Declared, constant: str) -> Any:
        try:
            return self.constant(one.name, constant)
        except NotConstantError:
            node = one.constants[constant]
            return code(node) if node is not None else constant

    def _properties(self, own: Declared) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self._with_traits(own):
            for name, facts in one.properties.items():
                if facts["visibility"] != "private":
                    found.setdefault(name, facts)
        if own.kind == "enum":
            kinds = {"name": "string"} | ({"value": own.backing} if own.backing else {})
            found |= {name: {"static": False, "type": kind, "visibility": "public"} for name, kind in kinds.items()}
        return dict(sorted(found.items()))

    def _methods(self, own: Declared) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for owner in self._lineage(own):
            for one in self._with_traits(owner):
                for name, facts in one.methods.items():
                    if name not in found and facts["visibility"] != "private":
                        found[name] = self._method(facts, one)
                        # A trait's method is the class's own.
                        if owner.name != own.name:
                            found[name]["declared_in"] = owner.name
        if own.kind == "enum":
            found |= _ENUM_METHODS if own.backing else {"cases": _ENUM_METHODS["cases"]}
        return {name: dict(sorted(facts.items())) for name, facts in sorted(found.items())}

    def _details(self, own: Declared, facts: Mapping[str, Any]) -> dict[str, Any]:
        """What the class and its traits say of the members that ``facts`` has, beyond reflection's account."""
        members = {"", *facts["constants"], *(f"${name}" for name in facts["properties"])}
        members |= {f"{name}()" for name, said in facts["methods"].items() if "declared_in" not in said}
        found: dict[str, Any] = {}
        for one in self._with_traits(own):
            for member, said in one.details.items():
                if member in members and (member or one is own):
                    found.setdefault(member, said)
        return dict(sorted(found.items()))

    @staticmethod
    def _method(facts: Mapping[str, Any], one: Declared) -> dict[str, Any]:
        said = {key: fact for key, fact in facts.items() if key != "line"}
        said["params"] = [
            {**parameter, "default": default(parameter["default"], one.names, parameter["type"])}
            if "default" in parameter
            else parameter
            for parameter in facts["params"]
        ]
        return said


def extract(core: Path, release: str) -> str:
    """The catalogue of a Core checkout: JSON text, the same for the same source every time.

    Raises:
        ExtractError: ``core`` is no checkout of Core.

    """
    checkout = Checkout(core)
    names = class_names(core)
    wanted = watched(core) | {moved(name, names) for name in known_classes()}
    found = {name: facts for name in sorted(wanted) if (facts := checkout.facts(name)) is not None}
    return as_json({"release": release, "hooks": hooks(core, found), "classes": found, "names": names})


def release_of(core: Path) -> str:
    """The release that git's tags name the checkout with, e.g. 2026.1.223; "unknown" outside git."""
    if not (core / ".git").exists():
        return "unknown"
    asked = subprocess.run(
        ["git", "-C", str(core), "describe", "--tags", "--always"], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip().removesuffix("-dev") or "unknown"


def as_json(catalogue: Mapping[str, Any]) -> str:
    """A catalogue's text: a member a line, so that a difference of two releases reads well."""
    parts = [f'"release": {_json(catalogue["release"])}']
    if "hooks" in catalogue:
        parts.append(f'"hooks": {{\n{_members(catalogue["hooks"], 2)}\n }}')
    blocks = ",\n".join(f"  {_json(name)}: {{\n{_block(facts)}\n  }}" for name, facts in catalogue["classes"].items())
    parts.append(f'"classes": {{\n{blocks}\n }}')
    if "names" in catalogue:
        parts.append(f'"names": {{\n{_members(catalogue["names"], 2)}\n }}')
    return "{" + ",\n ".join(parts) + "\n}\n"


def _block(facts: Mapping[str, Any]) -> str:
    lines = [
        f"   {_json(key)}: {{\n{_members(fact, 5)}\n   }}"
        if key in ("properties", "methods", "details")
        else f"   {_json(key)}: {_json(fact)}"
        for key, fact in facts.items()
    ]
    return ",\n".join(lines)


def _members(facts: Mapping[str, Any], indent: int) -> str:
    return ",\n".join(f"{' ' * indent}{_json(name)}: {_json(said)}" for name, said in facts.items())


def _json(fact: Any) -> str:
    return json.dumps(fact, ensure_ascii=False)
