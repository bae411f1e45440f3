"""Writes PHP stand-ins of Core's classes: the catalogue's signatures without their work."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from miko_gen.contract.catalogue import classes
from miko_gen.linked.php import php

_HERE = Path(__file__).parent
_MODEL = "MikoPBX\\Common\\Models\\ModelsBase"
_INJECTABLE = "Phalcon\\Di\\Injectable"

# Classes of Core that modules or the catalogue's classes name and that the catalogue has no signatures of,
# each with its parent. They take any call.
PERMISSIVE: Mapping[str, str | None] = {
    **{
        f"MikoPBX\\Common\\Models\\{name}": _MODEL
        for name in (
            "CallDetailRecords", "CallQueues", "ConferenceRooms", "DialplanApplications", "Extensions",
            "IncomingRoutingTable", "IvrMenu", "OutgoingRoutingTable", "OutWorkTimes", "PbxExtensionModules",
            "Providers", "Sip", "SoundFiles", "Users",
        )
    },
    **{
        f"MikoPBX\\Core\\Workers\\Libs\\WorkerModelsEvents\\Actions\\Reload{name}Action": None
        for name in (
            "Ari", "Conference", "Crond", "Dialplan", "Fail2BanConf", "Features", "Firewall", "H323", "Hep", "IAX",
            "MOH", "Manager", "ModuleState", "ModulesConf", "NginxConf", "PJSIP", "Parking", "Queues", "RTP",
            "RestAPIWorker", "Voicemail",
        )
    },
    "MikoPBX\\Common\\Handlers\\CriticalErrorsHandler": None,
    "MikoPBX\\Common\\Providers\\CDRDatabaseProvider": None,
    "MikoPBX\\Common\\Providers\\ManagedCacheProvider": None,
    "MikoPBX\\Common\\Providers\\ModulesDBConnectionsProvider": None,
    "MikoPBX\\Common\\Providers\\PBXConfModulesProvider": None,
    "MikoPBX\\Common\\Providers\\TranslationProvider": None,
    "MikoPBX\\Core\\System\\Configs\\PbxConf": _INJECTABLE,
    "MikoPBX\\Core\\System\\MikoPBXConfig": _INJECTABLE,
    "MikoPBX\\Core\\System\\System": _INJECTABLE,
    "MikoPBX\\Core\\Workers\\WorkerModelsEvents": _INJECTABLE,
    "MikoPBX\\Modules\\PbxExtensionState": _INJECTABLE,
    "MikoPBX\\PBXCoreREST\\Lib\\Common\\AbstractGetListAction": None,
}  # fmt: skip
_PERMISSIVE_INTERFACES = ("MikoPBX\\Core\\System\\Configs\\SystemConfigInterface",)

_BUILTIN_TYPES = frozenset(
    "array bool callable false float int iterable mixed never null object self static string true void".split()
)
_DEFAULTS = {
    "array": "[]",
    "bool": "false",
    "float": "0.0",
    "int": "0",
    "mixed": "null",
    "null": "null",
    "string": "''",
}
_ENUM_METHODS = frozenset({"cases", "from", "tryFrom"})
_ANY_CALL = """\
    public function __call(string $method, array $arguments)
    {
        return null;
    }

    public static function __callStatic(string $method, array $arguments)
    {
        return null;
    }
"""


def write(folder: Path, release: str | None = None) -> None:
    """Put stand-ins of Core's ``release`` (by default the newest known) and of Phalcon into ``folder``.

    ``folder/autoload.php`` loads them; ``folder/Globals.php`` stands for the file that Core's scripts begin with.
    """
    for name in ("autoload.php", "load.php"):
        _put(folder / name, (_HERE / name).read_text(encoding="utf-8"))
    _put(folder / "Globals.php", "<?php\n")
    shutil.copytree(_HERE / "phalcon", folder / "Phalcon", dirs_exist_ok=True)
    known = classes(release)
    for name, said in known.items():
        _put(_path(folder, name), class_source(name, said))
    for name, parent in PERMISSIVE.items():
        if name not in known:
            extends = f" extends \\{parent}" if parent else ""
            # Phalcon's model takes any call already, and its way of doing so cannot be declared again.
            _put(
                _path(folder, name),
                _file(name, f"class {_short(name)}{extends}", "" if parent == _MODEL else _ANY_CALL),
            )
    for name in _PERMISSIVE_INTERFACES:
        _put(_path(folder, name), _file(name, f"interface {_short(name)}", ""))


def class_source(name: str, said: Mapping[str, Any]) -> str:
    """The PHP file of one class of the catalogue."""
    kind = said["kind"]
    is_interface, is_enum = kind == "interface", kind == "enum"
    body = []
    for constant, value in said.get("constants", {}).items():
        keyword = "case" if is_enum else "public const"
        body.append(f"    {keyword} {constant} = {php(value)};\n")
    for variable, facts in {} if is_enum or is_interface else said.get("properties", {}).items():
        static = " static" if facts["static"] else ""
        declared = f"{_type(facts['type'])} " if facts["type"] else ""
        body.append(f"    {facts['visibility']}{static} {declared}${variable};\n")
    for method, facts in said.get("methods", {}).items():
        if facts.get("declared_in", name) == name and not (is_enum and method in _ENUM_METHODS):
            body.append(_method(method, facts, is_interface=is_interface))
    head = f"{kind} {_short(name)}" + (": string" if is_enum else "")
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


def _method(name: str, facts: Mapping[str, Any], *, is_interface: bool) -> str:
    parameters = ", ".join(_parameter(parameter) for parameter in facts["params"])
    returns = facts.get("returns")
    is_abstract = bool(facts.get("abstract")) and not is_interface
    words = ["abstract"] * is_abstract + [facts["visibility"]] + ["static"] * bool(facts.get("static"))
    signature = f"    {' '.join(words)} function {name}({parameters}){f': {_type(returns)}' if returns else ''}"
    if is_interface or is_abstract:
        return f"{signature};\n"
    return f"{signature}\n    {{\n{_body(returns)}    }}\n"


def _parameter(facts: Mapping[str, Any]) -> str:
    declared = f"{_type(facts['type'])} " if facts.get("type") else ""
    default = f" = {_qualified(facts['default'])}" if facts.get("default") is not None else ""
    return f"{declared}{'&' if facts.get('by_ref') else ''}${facts['name']}{default}"


def _body(returns: str | None) -> str:
    if returns in (None, "void"):
        return ""
    kinds = str(returns).split("|")
    value = (
        "null" if str(returns).startswith("?") else next((_DEFAULTS[kind] for kind in kinds if kind in _DEFAULTS), None)
    )
    if value is None:
        return "        throw new \\LogicException('A stand-in has no such object.');\n"
    return f"        return {value};\n"


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
