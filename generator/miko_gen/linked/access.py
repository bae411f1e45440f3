"""Roles, logins and which call records somebody sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.controllers import Controller
from miko_gen.linked.database import Model
from miko_gen.linked.handlers import Method
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.access import Access as SaidAccess
from miko_gen.spec.access import Groups as SaidGroups
from miko_gen.spec.access import Rights as SaidRights
from miko_gen.spec.access import Role as SaidRole

_PROVIDER = "MikoPBX\\Common\\Providers\\AclProvider"
_CONTROLLERS = "MikoPBX\\AdminCabinet\\Controllers"
# What Core's access control calls the operations of a resource (PBXCoreREST/Middleware/AuthenticationMiddleware.php).
_OPERATIONS = {"list": "getList", "get": "getRecord"}
# A page of Core's that every PBX has, for who has none of the module's.
_HOME = "/admin-cabinet/extensions/index"


Rights = tuple[tuple[str, tuple[str, ...]], ...]
"""``(component, its actions)``; without actions, all of them."""


@dataclass(frozen=True)
class Groups:
    """What ModuleUsersUI asks of the rights of its groups; ``page`` is the controller that ``with_pages`` goes with."""

    page: str | None
    with_pages: Rights
    always: Rights
    never: Rights

    @property
    def all(self) -> Rights:
        return self.with_pages + self.always + self.never


@dataclass(frozen=True)
class Role:
    """A role; ``key`` is its name among those of all modules, ``may`` are ``(component, its actions)``."""

    name: str
    key: str
    title: Text
    may: Rights
    home: str
    numbers: tuple[Model, Field] | None


@dataclass(frozen=True)
class Access(Word):
    """All roles, and who gets them."""

    template: ClassVar[str] = "access"

    roles: tuple[Role, ...]
    login: str | None
    passkey: str | None
    filter: str | None
    groups: Groups | None

    @property
    def hooks(self) -> tuple[str, ...]:  # type: ignore[override]
        said = {
            "onAfterACLPrepared": self.roles,
            "authenticateUser": self.login,
            "getPasskeySessionData": self.passkey,
            "applyACLFiltersToCDRQuery": self.filters_calls,
        }
        return tuple(hook for hook, value in said.items() if value)

    @property
    def said(self) -> bool:
        return bool(self.hooks)

    @property
    def lets_in(self) -> bool:
        """Somebody can log in through it."""
        return bool(self.login or self.passkey)

    @property
    def filters_calls(self) -> bool:
        return bool(self.filter or self.of_numbers)

    @property
    def of_numbers(self) -> tuple[Role, ...]:
        """The roles that see the calls of some numbers."""
        return tuple(role for role in self.roles if role.numbers)

    @property
    def answers(self) -> dict[str, str]:
        """What each handler answers in the tests, in PHP."""
        role = f"'{self.roles[0].name}'" if self.roles else "'admins'"
        found = {name: role for name in (self.login, self.passkey) if name}
        return found | ({self.filter: "['conditions' => 'id > 0']"} if self.filter else {})

    @property
    def first(self) -> tuple[str, str]:
        """The role that the answers name, as a session has it, and where it begins."""
        return (self.roles[0].key, self.roles[0].home) if self.roles else ("admins", _HOME)

    @property
    def asked(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """``(hook, handler, arguments)`` of the questions who somebody is."""
        found = [("authenticateUser", self.login, ("anna", "secret"))] if self.login else []
        more = [("getPasskeySessionData", self.passkey, ("anna",))] if self.passkey else []
        return tuple((hook, str(handler), arguments) for hook, handler, arguments in [*found, *more])

    @property
    def imports(self) -> frozenset[str]:
        found = {_PROVIDER} if self.roles or self.lets_in else set()
        if self.roles:
            found |= {f"Phalcon\\Acl\\{name} as Acl{name}" for name in ("Component", "Role")}
            found.add("Phalcon\\Acl\\Adapter\\Memory")
        found |= {f"{_CONTROLLERS}\\SessionController"} if self.lets_in else set()
        found |= {role.numbers[0].class_name for role in self.roles if role.numbers}
        return frozenset(found)

    @property
    def calls(self) -> Iterator[tuple[str, str]]:
        # Core keeps the list of rights for a day.
        for hook in ("onAfterModuleEnable", "onAfterModuleDisable") if self.roles else ():
            yield hook, "AclProvider::clearCache()"

    @property
    def methods(self) -> Iterator[Method]:
        login, password = ("string", "login", "string"), ("string", "password", "string")
        roles = ", ".join([*(role.name for role in self.roles), "admins"])
        if self.login:
            summary = f"The role of who logs in so: {roles}; '' for nobody."
            yield Method(self.login, summary, (login, password), "string", "", ("return '';",))
        if self.passkey:
            summary = f"The role of who has a passkey for this login: {roles}; '' for nobody."
            yield Method(self.passkey, summary, (login,), "string", "", ("return '';",))
        if self.filter:
            yield Method(
                self.filter,
                "PHQL conditions on the call records that somebody sees; $session has role, user_name.",
                (("array", "session", "array<string, mixed>"),),
                "array",
                "array{conditions?: string, bind?: array<string, mixed>}",
                ("return [];",),
            )


def link_access(
    slug: str, said: SaidAccess, models: Mapping[str, Model], controllers: tuple[Controller, ...]
) -> Access:
    return Access(
        roles=tuple(_role(slug, name, role, models, controllers) for name, role in said.roles.items()),
        login=said.login.handler if said.login else None,
        passkey=said.passkey.handler if said.passkey else None,
        filter=said.calls.handler if said.calls else None,
        groups=_groups(slug, said.groups, controllers) if said.groups else None,
    )


def _role(
    slug: str,
    name: str,
    said: SaidRole,
    models: Mapping[str, Model],
    controllers: tuple[Controller, ...],
) -> Role:
    may: Rights = tuple((one.class_name, ()) for one in controllers) if said.pages else ()
    may += _rights(slug, said)
    home = said.home or (f"/admin-cabinet/{controllers[0].path}/index" if said.pages and controllers else _HOME)
    numbers = None
    if said.calls_of is not None:
        model, _, field = said.calls_of.partition(".")
        numbers = (models[model], models[model].by_name[field])
    return Role(name, f"{slug}-{name}", Text.of(said.title, names.words(name)), may, home, numbers)


def _groups(slug: str, said: SaidGroups, controllers: tuple[Controller, ...]) -> Groups:
    # A group is given the module's first page; the others go with it.
    others: Rights = tuple((one.class_name, ()) for one in controllers[1:])
    with_pages, always, never = (
        _rights(slug, one) if one else () for one in (said.with_pages, said.always, said.never)
    )
    page = controllers[0].class_name if controllers else None
    return Groups(page, others + with_pages, always, never)


def _rights(slug: str, said: SaidRights) -> Rights:
    found: list[tuple[str, tuple[str, ...]]] = []
    for resource, actions in said.rest.items():
        chosen = () if actions == "all" else tuple(_OPERATIONS.get(action, action) for action in actions)
        found.append((f"/pbxcore/api/v3/{slug}/{resource}", chosen))
    for component, actions in said.core.items():
        full = component if component.startswith("/") else f"{_CONTROLLERS}\\{component}Controller"
        found.append((full, () if actions == "all" else tuple(actions)))
    return tuple(found)
