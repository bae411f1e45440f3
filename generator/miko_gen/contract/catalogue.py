"""Reads the catalogue: what Core offers, per release."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from miko_gen.contract.hooks import FRIENDLY, LATER, OTHERS, Result
from miko_gen.facts import dataclass

_HERE = Path(__file__).parent
_INTERFACE = "MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigInterface"
_CONFIG_CLASS = "MikoPBX\\Modules\\Config\\ConfigClass"
_BY_CORE_NAME = {fact[0]: fact for fact in FRIENDLY.values()}

# Called by Core, but declared by no interface: src/Core/Asterisk/Configs/AriConf.php, src/Core/System/Configs/Fail2BanConf.php,
# src/PBXCoreREST/Lib/Passkeys/AuthenticationFinishAction.php, src/PBXCoreREST/Lib/{Extensions,Providers}/GetAllStatusesAction.php.
_UNDECLARED: dict[str, dict[str, Any]] = {
    "generateAriConf": {"params": [], "returns": "string"},
    "generateFail2BanFilters": {"params": [], "returns": "string"},
    "getPasskeySessionData": {"params": [{"name": "login", "type": "string"}], "returns": "array"},
    "onExtensionStatusChange": {"params": [{"name": "changeData", "type": "array"}], "returns": "void"},
    "onProviderStatusChange": {"params": [{"name": "changeData", "type": "array"}], "returns": "void"},
}
_RESULTS: dict[str, Result] = {"string": "lines", "array": "rows", "bool": "veto", "void": "nothing"}


# As PHP's reflection writes it.
_EMPTY_ARRAY = re.compile(r"array\s*\(\s*\)")


@dataclass(frozen=True)
class Parameter:
    """A parameter of a method; ``type`` is None where Core has none, ``default`` is PHP source."""

    name: str
    type: str | None
    by_reference: bool
    default: str | None

    def __str__(self) -> str:
        kind = f"{short_name(self.type)} " if self.type else ""
        written = "null" if self.default == "NULL" else _EMPTY_ARRAY.sub("[]", self.default or "")
        default = f" = {written}" if self.default is not None else ""
        return f"{kind}{'&' if self.by_reference else ''}${self.name}{default}"


@dataclass(frozen=True)
class Hook:
    """A hook of Core: a method of one of its five interfaces, or one that Core calls by a constant of these."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: str
    result: Result
    summary: str
    since: str

    @property
    def signature(self) -> str:
        """``public function name(string $x): string``, as an override must declare it, below ``use`` lines."""
        return f"public function {self.name}({', '.join(map(str, self.parameters))}): {short_name(self.returns)}"

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes in its signature."""
        return tuple(kind for kind in (*(one.type for one in self.parameters), self.returns) if kind and "\\" in kind)

    @property
    def arguments(self) -> str:
        """``$x, $y``: the parameters handed on to a handler."""
        return ", ".join(f"${parameter.name}" for parameter in self.parameters)

    @property
    def takes_text(self) -> bool:
        return self.result in ("lines", "priorities")

    @property
    def takes_rows(self) -> bool:
        return self.result == "rows" or self.name == "createCronTasks"

    @property
    def changes(self) -> str | None:
        """The parameter that it may change, instead of returning something."""
        return next((one.name for one in self.parameters if one.by_reference), None)

    @property
    def is_priorities(self) -> bool:
        """The result is a part of an extension: ``same => n,…`` lines, where a script can run."""
        return self.result == "priorities"

    def since_after(self, release: str) -> bool:
        """Core got this hook after ``release``, as far as the catalogue knows."""
        return self.since != releases()[0] and _key(self.since) > _key(release)


@cache
def releases() -> tuple[str, ...]:
    """The Core releases that there is a catalogue of, oldest first."""
    found = (path.stem.removeprefix("core-") for path in _HERE.glob("core-*.json"))
    return tuple(sorted(found, key=_key))


def classes(release: str | None = None) -> Mapping[str, Any]:
    """``{class: {kind, parent, interfaces, constants, properties, methods}}`` of a release, the newest by default."""
    found: Mapping[str, Any] = _catalogue(release or releases()[-1])["classes"]
    return found


def calls(release: str | None = None) -> Mapping[str, Any]:
    """``{hook: {interface, constant, declared, used, arguments, called_by}}`` of a release, the newest by default."""
    found: Mapping[str, Any] = _catalogue(release or releases()[-1])["hooks"]
    return found


@cache
def _catalogue(release: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(catalogue_file(release).read_text(encoding="utf-8"))
    return loaded


def catalogue_file(release: str) -> Path:
    """The file with the catalogue of a release."""
    return _HERE / f"core-{release}.json"


@cache
def phalcon_classes() -> Mapping[str, Any]:
    """What Phalcon's classes declare, in the shape of :func:`classes` (by reflection on the extension)."""
    path = _HERE / "phalcon-5.9.3.json"
    loaded: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))["classes"]
    return loaded


@cache
def models(release: str | None = None) -> Mapping[str, Any]:
    """Core's models of a release: ``classes`` with their tables and relations, and default ``settings``.

    Of a release that has no such file, those of the newest.
    """
    path = _HERE / f"models-{release or releases()[-1]}.json"
    if not path.is_file():
        path = _HERE / f"models-{releases()[-1]}.json"
    loaded: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


# Columns of Core's models with what nobody is shown.
_SECRET_COLUMNS = ("secret", "password", "calSecret", "key_hash", "s3_access_key", "s3_secret_key")


def core_models() -> tuple[str, ...]:
    """The names of Core's models."""
    return tuple(short_name(kind) for kind in models()["classes"])


def core_columns(name: str) -> Mapping[str, str]:
    """The columns of Core's model ``name`` and their types (integer, string, secret); none where there is no such model."""
    found = models()["classes"].get(f"MikoPBX\\Common\\Models\\{name}", {"columns": {}})["columns"]
    return {key: "secret" if key in _SECRET_COLUMNS else said["column"]["type"] for key, said in found.items()}


# OutgoingContext.php and IncomingContexts.php in src/Core/Asterisk/Configs/Generators/Extensions.
_OF_OUTGOING = ("generateOutRoutContext", "generateOutRoutAfterDialContext")
_OF_INCOMING = (
    "generateIncomingRoutBeforeDialPreSystem", "generateIncomingRoutBeforeDialSystem", "generateIncomingRoutBeforeDial",
)  # fmt: skip


def route_values(hook: str) -> Mapping[str, str]:
    """``{route.name: PHP source}`` of the route that Core calls the hook for; none where it is for no route."""
    if hook in _OF_OUTGOING:
        return {f"route.{column}": f"(string)$rout['{column}']" for column in core_columns("OutgoingRoutingTable")}
    return {"route.number": "$rout_number"} if hook in _OF_INCOMING else {}


def friendly_names() -> dict[str, str]:
    """``{friendly name: one line about the hook}``."""
    return {name: summary for name, (_, _, summary) in FRIENDLY.items()}


def core_name(name: str) -> str:
    """Core's method for a friendly name; a name that is Core's own stays."""
    return FRIENDLY[name][0] if name in FRIENDLY else name


def dialplan_hooks() -> tuple[str, ...]:
    """Core's names of all hooks of AsteriskConfigInterface."""
    return tuple(method for method, _, _ in FRIENDLY.values())


def hooks() -> tuple[str, ...]:
    """Core's names of all hooks."""
    return (*dialplan_hooks(), *OTHERS)


@cache
def hook(name: str) -> Hook:
    """The hook of Core's name ``name``; raises KeyError for a name that is none."""
    said = _method(name, releases()[-1]) or _UNDECLARED[name]
    if name in OTHERS:
        # The string of onVoltBlockCompile is a path.
        is_path = name == "onVoltBlockCompile"
        result, summary = "value" if is_path else _RESULTS.get(said["returns"], "value"), OTHERS[name]
    else:
        _, result, summary = _BY_CORE_NAME[name]
    since = LATER.get(name, releases()[0])
    return Hook(name, tuple(map(parameter, said["params"])), said["returns"], result, summary, since)


def parameter(said: Mapping[str, Any]) -> Parameter:
    """A parameter of a method in the catalogue."""
    return Parameter(said["name"], said.get("type"), said.get("by_ref", False), said.get("default"))


def short_name(kind: str) -> str:
    """A type as it is written below a ``use`` line."""
    return kind.rsplit("\\", 1)[-1]


def _method(name: str, release: str) -> Any:
    return classes(release)[_INTERFACE]["methods"].get(name) or classes(release)[_CONFIG_CLASS]["methods"].get(name)


def _key(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", release))
