"""Core's own models as PHP classes: their tables and relations are data, like everything that Core declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miko_gen.linked.php import php

MODELS_BASE = "MikoPBX\\Common\\Models\\ModelsBase"

# Phalcon calls these when they are there.
_EVENT = re.compile(r"(?:before|after)[A-Z]|onConstruct$|delete$")


def as_class(said: Mapping[str, Any]) -> dict[str, Any]:
    """What the data says of a model, in the shape of the catalogue's classes."""
    return {
        "kind": "class",
        "parent": MODELS_BASE,
        "constants": said.get("constants", {}),
        "methods": {name: facts for name, facts in said.get("methods", {}).items() if not _EVENT.match(name)},
    }


def comment(said: Mapping[str, Any]) -> str:
    """The comment of the class, which names the indexes."""
    indexes = ", ".join(f"[{_arguments(index)}]" for index in said.get("indexes", ()))
    return f"/**\n * @Indexes({indexes})\n */\n" if indexes else ""


def body(said: Mapping[str, Any], declared: frozenset[str]) -> list[str]:
    """The members that make a model of the class, but for those which its work has ``declared``."""
    members = [_column(name, facts) for name, facts in said["columns"].items() if name not in declared]
    if "initialize" not in declared:
        members.append(_initialize(said))
    if said.get("unique") and "validation" not in declared:
        members.append(_validation(said["unique"]))
    return members


def _column(name: str, facts: Mapping[str, Any]) -> str:
    notes = [f"@{note.title()}" for note in ("primary", "identity") if facts.get(note)]
    notes.append(f"@Column({_arguments(facts['column'])})")
    comment = "".join(f"     * {note}\n" for note in notes)
    kind = f"{facts['php']} " if facts.get("php") else ""
    value = f" = {facts.get('value', 'null')}" if "value" in facts or kind.startswith("?") else ""
    return f"    /**\n{comment}     */\n    public {kind}${name}{value};\n"


def _initialize(said: Mapping[str, Any]) -> str:
    lines = [f"$this->setSource({php(said['source'])});"]
    if said["connection"] != "db":
        lines.append(f"$this->setConnectionService({php(said['connection'])});")
    lines.append("parent::initialize();")
    lines += [
        f"$this->{kind}({', '.join(php(argument) for argument in arguments)});"
        for kind, *arguments in said.get("relations", ())
    ]
    return _function("initialize(): void", lines)


def _validation(unique: Mapping[str, str]) -> str:
    validator = "\\Phalcon\\Filter\\Validation\\Validator\\Uniqueness"
    return _function(
        "validation(): bool",
        [
            "$validation = new \\Phalcon\\Filter\\Validation();",
            *(
                f"$validation->add({php(column)}, new {validator}(['message' => $this->t({php(key)})]));"
                for column, key in unique.items()
            ),
            "return $this->validate($validation);",
        ],
    )


def _function(signature: str, lines: list[str]) -> str:
    return f"    public function {signature}\n    {{\n{''.join(f'        {line}{chr(10)}' for line in lines)}    }}\n"


def _arguments(named: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={_value(value)}" for name, value in named.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return f'"{value}"'
