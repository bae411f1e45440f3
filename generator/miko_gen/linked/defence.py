"""fail2ban, and exemptions from the web application firewall."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.pages import Page
from miko_gen.linked.php import nowdoc
from miko_gen.linked.ports import Port, link_port
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.defence import CORE_LOGS
from miko_gen.spec.defence import Ban as SaidBan
from miko_gen.spec.defence import Exemption as SaidExemption
from miko_gen.spec.document import Spec

# A chain of iptables is called "f2b-" and this, in 28 characters at most.
_LONGEST_CHAIN = 24
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
EXAMPLE = 4321
SETTINGS = "MikoPBX\\Common\\Models\\PbxSettings"


@dataclass(frozen=True)
class Number:
    """A number: said, a field of the settings, or what MikoPBX is set to."""

    said: int | None
    field: Field | None


@dataclass(frozen=True)
class Ban:
    """A jail of fail2ban with its filter."""

    name: str
    jail: str
    log: str
    is_own_log: bool
    lines: tuple[str, ...]
    ignore: tuple[str, ...]
    examples: tuple[str, ...]
    ports: tuple[Port, ...]
    max_retry: Number
    find_time: Number
    ban_time: Number

    @property
    def chain(self) -> str:
        """The name of the chain of iptables: the jail's, cut where it is too long."""
        if len(self.jail) <= _LONGEST_CHAIN:
            return self.jail
        return f"{self.name[:15].strip('-')}-{zlib.crc32(self.jail.encode()):08x}"

    @property
    def options(self) -> tuple[tuple[str, str, Number], ...]:
        """``(fail2ban's name, column of Core's rules, number)``."""
        return (
            ("maxretry", "maxretry", self.max_retry),
            ("findtime", "findtime", self.find_time),
            ("bantime", "bantime", self.ban_time),
        )

    @property
    def fields(self) -> Iterator[Field]:
        """The fields of the settings that it depends on."""
        fields = [port.field for port in self.ports]
        fields += [number.field for number in (self.max_retry, self.find_time, self.ban_time)]
        yield from (field for field in fields if field is not None)


@dataclass(frozen=True)
class Bans(Word):
    """All jails of the module; Core keeps one filter file for it, whose ``mode`` tells them apart."""

    template: ClassVar[str] = "fail2ban"
    hooks: ClassVar[tuple[str, ...]] = ("generateFail2BanFilters", "generateFail2BanJails")

    all: tuple[Ban, ...]
    filter_name: str
    settings: Model | None

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple({field.name: field for ban in self.all for field in ban.fields}.values())

    @property
    def uses_rules(self) -> bool:
        """A number is what MikoPBX is set to."""
        return any(number.said is None and number.field is None for ban in self.all for _, _, number in ban.options)

    @property
    def own_logs(self) -> tuple[str, ...]:
        """The files that fail2ban needs and that nobody may have written yet."""
        return tuple(dict.fromkeys(ban.log for ban in self.all if ban.is_own_log))

    @property
    def filter_text(self) -> str:
        """The filter file."""
        if len(self.all) == 1:
            lines = ["[Definition]", *_option("failregex", self.all[0].lines)]
            lines += _option("ignoreregex", self.all[0].ignore)
        else:
            lines = ["[Definition]", "failregex = <lines-<mode>>", "ignoreregex = <ignore-<mode>>"]
            for ban in self.all:
                lines += _option(f"lines-{ban.name}", ban.lines) + _option(f"ignore-{ban.name}", ban.ignore)
        return "\n".join(lines) + "\n"

    @property
    def filter_source(self) -> str:
        """The filter file in PHP, in the place of a ``return``."""
        return nowdoc(self.filter_text, 12)

    def filter_of(self, ban: Ban) -> str:
        """The filter that a jail names."""
        return self.filter_name if len(self.all) == 1 else f"{self.filter_name}[mode={ban.name}]"

    def example(self, number: Number, column: str) -> int:
        """What a test sees for a number, with the values that it sets."""
        if number.field is not None:
            return EXAMPLE + 1 + self.fields.index(number.field)
        return number.said or {"maxretry": 7, "findtime": 77, "bantime": 777}[column]

    @property
    def imports(self) -> frozenset[str]:
        found = {"MikoPBX\\Core\\System\\Directories"}
        found |= {"MikoPBX\\Common\\Models\\Fail2BanRules"} if self.uses_rules else set()
        found |= {"MikoPBX\\Core\\System\\Util"} if self.own_logs else set()
        found |= {SETTINGS} if any(port.key for ban in self.all for port in ban.ports) else set()
        found |= {self.settings.class_name} if self.fields and self.settings else set()
        return frozenset(found)

    @property
    def needs(self) -> Iterator[tuple[str, Model, list[Field]]]:
        if self.fields and self.settings:
            yield "ReloadFail2BanConfAction", self.settings, list(self.fields)


def _option(name: str, lines: tuple[str, ...]) -> list[str]:
    """An option of an INI file of fail2ban's: nothing in its lines is a comment or a reference."""
    made = [line.strip().replace("%", "%%") for line in lines]
    made = [f"\\{line}" if line[:1] in "#;" else line for line in made]
    indent = " " * (len(name) + 3)
    return [f"{name} = {made[0]}".rstrip(), *(f"{indent}{line}" for line in made[1:])] if made else [f"{name} ="]


@dataclass(frozen=True)
class Exemption:
    """An address that the web application firewall lets through."""

    name: str
    uri: str
    below: bool
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Waf(Word):
    """All exemptions. Core reads them since the release after 2026.1.223; an older one never asks."""

    template: ClassVar[str] = "waf"
    hooks: ClassVar[tuple[str, ...]] = ("getWafExemptions",)

    all: tuple[Exemption, ...]
    own: tuple[str, ...]
    """What the addresses begin with that are the module's."""


def own_addresses(spec: Spec) -> tuple[str, ...]:
    """What the addresses of the module begin with, each with a slash at its end; those of its pages first."""
    slug = names.slug(spec.module.id)
    prefixes = (slug, spec.legacy_rest.prefix or slug, f"modules/{spec.module.id}", f"v3/{slug}")
    paths = (location.path or f"/{slug}/{name}/" for name, location in spec.nginx.locations.items())
    found = (f"/admin-cabinet/{slug}/", *(f"/pbxcore/api/{prefix}/" for prefix in prefixes), *paths)
    return tuple(dict.fromkeys(found))


def link_bans(module_id: str, said: Mapping[str, SaidBan], settings: Model | None) -> Bans:
    prefix = names.slug(module_id, "_")
    bans = tuple(_ban(module_id, f"{prefix}-{name}", name, ban, settings) for name, ban in said.items())
    return Bans(bans, prefix, settings)


def _ban(module_id: str, jail: str, name: str, said: SaidBan, settings: Model | None) -> Ban:
    core_log = CORE_LOGS.get(said.log)
    return Ban(
        name=name,
        jail=jail,
        log=core_log or f"{module_id}/{said.log}",
        is_own_log=core_log is None,
        lines=tuple(said.lines),
        ignore=tuple(said.ignore),
        examples=tuple(said.examples),
        ports=tuple(link_port(port, settings) for port in said.ports),
        max_retry=_number(said.max_retry, settings),
        find_time=_number(said.find_time, settings),
        ban_time=_number(said.ban_time, settings),
    )


def _number(said: str | None, settings: Model | None) -> Number:
    if said is None:
        return Number(None, None)
    if said.startswith("settings."):
        assert settings is not None
        return Number(None, settings.by_name[said.removeprefix("settings.")])
    number, _, unit = said.partition(" ")
    return Number(int(number) * (_SECONDS[unit[0]] if unit else 1), None)


def link_waf(spec: Spec, pages: Iterable[Page]) -> Waf:
    slug = names.slug(spec.module.id)
    saving = {page.name: f"/admin-cabinet/{page.edit_path}/save/{page.name}" for page in pages}
    found = tuple(_exemption(slug, name, one, saving) for name, one in spec.waf.items())
    return Waf(found, own_addresses(spec))


def _exemption(module_slug: str, name: str, said: SaidExemption, saving: Mapping[str, str]) -> Exemption:
    scopes = tuple(dict.fromkeys(said.skip))
    if said.page is not None:
        return Exemption(name, saving[said.page], False, scopes)
    if said.path is not None:
        return Exemption(name, said.path, said.below, scopes)
    uri = f"/pbxcore/api/v3/{module_slug}/{said.resource}"
    return Exemption(name, f"{uri}:{said.action}" if said.action else uri, not said.action, scopes)
