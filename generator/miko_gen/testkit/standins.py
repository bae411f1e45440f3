"""Writes the test kit: PHP stand-ins of Core's and Phalcon's classes, and the harness that tests call.

What a class declares comes from the catalogue; what its methods do comes from the trait of the same name below
``php/work``. A class that no catalogue has is either whole, below ``php/classes``, or takes any name and does nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from miko_gen.contract.catalogue import classes, models, phalcon_classes, releases
from miko_gen.linked.php import php
from miko_gen.testkit import models as core_models

PHP = Path(__file__).parent / "php"
_INJECTABLE = "Phalcon\\Di\\Injectable"
_WORK = "MikoGen\\TestKit\\Work\\"

# Classes of Core that modules or the catalogue's classes name, that no catalogue has and that do nothing here,
# each with its parent.
NAMED_ONLY: Mapping[str, str | None] = {
    **{
        f"MikoPBX\\Core\\Workers\\Libs\\WorkerModelsEvents\\Actions\\Reload{name}Action": None
        for name in (
            "Advice", "AllSystemWorkers", "Ari", "Conference", "Crond", "Dialplan", "Fail2BanConf", "Features",
            "Firewall", "H323", "Hep", "IAX", "License", "MOH", "Manager", "ModuleState", "ModulesConf", "NTP",
            "Nats", "Network", "Nginx", "NginxConf", "PBXCore", "PHPFPM", "PJSIP", "Parking", "Queues", "RTP",
            "RecordSavePeriod", "RecordingSettings", "RestAPIWorker", "SSH", "Sentry", "StaticRoutes", "SyslogD",
            "Timezone", "Voicemail", "WorkerCallEvents",
        )
    },
    "MikoPBX\\Core\\System\\Configs\\PbxConf": _INJECTABLE,
}  # fmt: skip
_NAMED_ONLY_INTERFACES = ("MikoPBX\\Core\\System\\Configs\\SystemConfigInterface",)

_BUILTIN_TYPES = frozenset(
    "array bool callable false float int iterable mixed never null object self static string true void".split()
)
_ENUM_METHODS = frozenset({"cases", "from", "tryFrom"})
_ANY_CALL = """\
    public function __call(string $method, array $arguments)
    {
        throw new \\MikoGen\\TestKit\\NotImitated(static::class . "::$method");
    }

    public static function __callStatic(string $method, array $arguments)
    {
        throw new \\MikoGen\\TestKit\\NotImitated(static::class . "::$method");
    }
"""


@dataclass(frozen=True)
class Work:
    """What the trait of a class declares: the rest is generated around it."""

    methods: frozenset[str] = frozenset()
    properties: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset()
    exists: bool = False


def write(folder: Path, release: str | None = None) -> None:
    """Put the test kit for Core's ``release`` (by default the newest known) into ``folder``.

    ``folder/bootstrap.php`` is what tests begin with; ``folder/Globals.php`` stands for the file that Core's scripts
    begin with; ``folder/load.php`` loads a module and says what PHP has to say against it.
    """
    shutil.copytree(PHP, folder, dirs_exist_ok=True)
    release = release or releases()[-1]
    _put(folder / "RELEASE", release)
    standins = folder / "standins"
    known = {**phalcon_classes(), **classes(release)}
    for name, said in known.items():
        _put(_path(standins, name), class_source(name, said, work(name)))
    core = models(release)
    for name, said in core["classes"].items():
        _put(_path(standins, name), model_source(name, said, work(name)))
    _put(folder / "database.json", json.dumps({"settings": core["settings"]}))
    for name, parent in NAMED_ONLY.items():
        if name not in known and not _path(PHP / "classes", name).is_file():
            extends = f" extends \\{parent}" if parent else ""
            _put(_path(standins, name), _file(name, f"class {_short(name)}{extends}", _ANY_CALL))
    for name in _NAMED_ONLY_INTERFACES:
        _put(_path(standins, name), _file(name, f"interface {_short(name)}", ""))


@cache
def work(name: str) -> Work:
    """What the trait with the work of class ``name`` declares, read from its source (``php/work``)."""
    path = _path(PHP / "work", name)
    if not path.is_file():
        return Work()
    text = path.read_text(encoding="utf-8")
    # A trait may share its work with others beside it.
    for part in re.findall(r"^    use (\w+);", text, re.MULTILINE):
        text += path.with_name(f"{part}.php").read_text(encoding="utf-8")
    methods = re.findall(r"^    (?:[a-z]+ )*function &?(\w+)\(", text, re.MULTILINE)
    properties = re.findall(r"^    (?:public|protected|private)[^$(\n]*\$(\w+)(?: =|;)", text, re.MULTILINE)
    constants = re.findall(r"^    (?:public |protected |private )?const (?:\w+ )?(\w+) =", text, re.MULTILINE)
    return Work(frozenset(methods), frozenset(properties), frozenset(constants), exists=True)


def model_source(name: str, said: Mapping[str, Any], done: Work) -> str:
    """The PHP file of one of Core's models."""
    return class_source(
        name,
        core_models.as_class(said),
        done,
        comment=core_models.comment(said),
        members=core_models.body(said, done.methods | done.properties),
    )


def class_source(
    name: str, said: Mapping[str, Any], done: Work, *, comment: str = "", members: Sequence[str] = ()
) -> str:
    """The PHP file of one class: what the catalogue says of it, less what its trait declares."""
    kind = said["kind"]
    is_interface, is_enum = kind == "interface", kind == "enum"
    body = [f"    use \\{_WORK}{name};\n"] if done.exists else []
    for constant, value in said.get("constants", {}).items():
        if constant not in done.constants:
            keyword = "case" if is_enum else "public const"
            body.append(f"    {keyword} {constant} = {php(value)};\n")
    for variable, facts in {} if is_enum or is_interface else said.get("properties", {}).items():
        if variable not in done.properties:
            body.append(_property(variable, facts))
    for method, facts in said.get("methods", {}).items():
        is_own = facts.get("declared_in", name) == name and not (is_enum and method in _ENUM_METHODS)
        if is_own and method not in done.methods:
            promoted = [
                parameter["name"]
                for parameter in facts["params"]
                if method == "__construct"
                if said.get("properties", {}).get(parameter["name"], {}).get("type") == parameter.get("type")
            ]
            body.append(_method(method, facts, promoted, is_interface=is_interface))
    body += members
    head = f"{comment}{kind} {_short(name)}" + (": string" if is_enum else "")
    if said.get("parent"):
        head += f" extends \\{said['parent']}"
    interfaces = [
        f"\\{one}" for one in said.get("interfaces") or () if one not in ("UnitEnum", "BackedEnum", "Traversable")
    ]
    if interfaces:
        head += f" {'extends' if is_interface else 'implements'} {', '.join(interfaces)}"
    targets = said.get("attribute_targets")
    attribute = f"#[\\Attribute({targets[0] if isinstance(targets, list) else targets})]\n" if targets else ""
    return _file(name, attribute + head, "\n".join(body))


def _property(name: str, facts: Mapping[str, Any]) -> str:
    static = " static" if facts["static"] else ""
    declared = f"{_type(facts['type'])} " if facts["type"] else ""
    default = f" = {facts['default']}" if facts.get("default") is not None else ""
    return f"    {facts['visibility']}{static} {declared}${name}{default};\n"


def _method(name: str, facts: Mapping[str, Any], promoted: list[str], *, is_interface: bool) -> str:
    """A method without work; a constructor keeps what goes by the name and type of a property."""
    parameters = ", ".join(_parameter(parameter) for parameter in facts["params"])
    returns = facts.get("returns")
    is_abstract = bool(facts.get("abstract")) and not is_interface
    words = (
        ["abstract"] * is_abstract
        + ["final"] * bool(facts.get("final"))
        + [facts["visibility"]]
        + ["static"] * bool(facts.get("static"))
    )
    # An interface of PHP's own may have a return type that the class in question has not.
    lax = "" if returns else "    #[\\ReturnTypeWillChange]\n"
    signature = f"{lax}    {' '.join(words)} function {name}({parameters}){f': {_type(returns)}' if returns else ''}"
    if is_interface or is_abstract:
        return f"{signature};\n"
    keeps = "".join(f"        $this->{one} = ${one};\n" for one in promoted)
    is_life_cycle = name in ("__construct", "__destruct", "__clone", "__wakeup")
    body = keeps if is_life_cycle else "        throw new \\MikoGen\\TestKit\\NotImitated(__METHOD__);\n"
    return f"{signature}\n    {{\n{body}    }}\n"


def _parameter(facts: Mapping[str, Any]) -> str:
    declared = f"{_type(facts['type'])} " if facts.get("type") else ""
    default = f" = {_qualified(facts['default'])}" if facts.get("default") is not None else ""
    if declared and default == " = null" and not re.search(r"^\?|\b(?:null|mixed)\b", declared):
        declared = f"null|{declared}"
    before = ("&" if facts.get("by_ref") else "") + ("..." if facts.get("variadic") else "")
    return f"{declared}{before}${facts['name']}{default}"


def _type(declared: str) -> str:
    """A type with its class names in full."""
    return re.sub(r"[\w\\]+", lambda found: found[0] if found[0] in _BUILTIN_TYPES else f"\\{found[0]}", declared)


def _qualified(default: str) -> str:
    """A default value's PHP, whose class names the catalogue writes without the leading backslash."""
    if default.startswith(("'", '"')):
        return default
    # A global constant is written as if it were the namespace's own.
    default = re.sub(r"^(?:\w+\\)+([A-Z_]+)$", r"\1", default)
    return re.sub(r"(?<![\w\\'])(?=\w+\\)", r"\\", default)


def _short(name: str) -> str:
    return name.rsplit("\\", 1)[-1]


def _file(name: str, head: str, body: str) -> str:
    return f"<?php\n\nnamespace {name.rsplit(chr(92), 1)[0]};\n\n{head}\n{{\n{body}}}\n"


def _path(folder: Path, name: str) -> Path:
    return folder / (name.replace("\\", "/") + ".php")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
