"""Versions 1 and 2 of the REST API: actions and routes, each with its handler."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.handlers import EXCEPTION, Method
from miko_gen.linked.legacy_routes import OldAction, Route, link_action, link_route
from miko_gen.linked.words import Word
from miko_gen.spec.legacy import LegacyRest as SaidLegacyRest
from miko_gen.spec.rest import Download


@dataclass(frozen=True)
class LegacyRest(Word):
    """All actions and routes."""

    template: ClassVar[str] = "legacy"

    actions: tuple[OldAction, ...]
    routes: tuple[Route, ...]
    namespace: str
    settings: Model | None

    @property
    def hooks(self) -> tuple[str, ...]:  # type: ignore[override]
        found = ("moduleRestAPICallback",) if self.actions else ()
        return (*found, "getPBXCoreRESTAdditionalRoutes") if self.routes else found

    @property
    def said(self) -> bool:
        return bool(self.actions or self.routes)

    @property
    def everything(self) -> tuple[OldAction, ...]:
        return (*self.actions, *(route.action for route in self.routes))

    @property
    def takes_files(self) -> bool:
        return any(one.upload for one in self.everything)

    @property
    def takes_forms(self) -> bool:
        return any(route.action.takes_form for route in self.routes)

    @property
    def downloads(self) -> tuple[Download, ...]:
        return tuple(one.download for one in self.everything if one.download)

    @property
    def tokens(self) -> tuple[Route, ...]:
        return tuple(route for route in self.routes if route.token)

    @property
    def secrets(self) -> bool:
        """A token is a field of the settings."""
        return any(route.token.secret for route in self.tokens if route.token)

    @property
    def imports(self) -> frozenset[str]:
        found = {"MikoPBX\\PBXCoreREST\\Lib\\PBXApiResult"} if self.actions else set()
        found |= {f"{self.namespace}\\Lib\\RestAPI\\Legacy\\Controller"} if self.routes else set()
        return frozenset(found)

    @property
    def answers(self) -> dict[str, str]:
        """What each handler answers in the tests, in PHP."""
        found = {one.handler: "'example.wav'" if one.download else "['example' => 'yes']" for one in self.everything}
        return found | {
            str(route.token.handler): "true" for route in self.tokens if route.token and route.token.handler
        }

    @property
    def secret_names(self) -> tuple[str, ...]:
        """The fields of the settings that are tokens, each once."""
        found = (route.token.secret for route in self.tokens if route.token and route.token.secret)
        return tuple(dict.fromkeys(str(name) for name in found))

    @property
    def unknown_actions(self) -> tuple[str, ...]:
        """Names of no actions, nor of routes that are beside them."""
        start = f"/pbxcore/api/modules/Module{self.feature}/"
        known = [*(one.name for one in self.actions), *(route.path.removeprefix(start) for route in self.routes)]
        lower = {name.lower() for name in known}
        return tuple(name for name in ("nothing", "__construct", "getSettings") if name.lower() not in lower)

    @property
    def test_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of the test, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase"}
        attribute = "PHPUnit\\Framework\\Attributes\\"
        is_plain = [not route.action.upload and not route.action.download for route in self.routes]
        found |= {f"{attribute}DataProvider"} if any(is_plain) else set()
        if any(not one.upload for one in self.actions) or not all(route.is_public for route in self.routes):
            found.add(f"{attribute}TestWith")
        if self.takes_forms:
            found |= {"MikoGen\\TestKit\\Answer", "MikoPBX\\Core\\System\\Directories"}
        folders = "".join(route.action.folder for route in self.routes if route.action.download)
        return tuple(sorted(found | _classes_in(folders)))

    @property
    def controller_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of the controller of the routes, sorted."""
        found = {"MikoPBX\\PBXCoreREST\\Controllers\\BaseController"}
        found |= {self.settings.class_name} if self.secrets and self.settings else set()
        found |= {f"{self.namespace}\\Lib\\{self.feature}Main"} if self.asks_main else set()
        if self.takes_forms:
            found |= {"MikoPBX\\Core\\System\\Directories", "MikoPBX\\Core\\System\\Util"}
        return tuple(sorted(found))

    @property
    def feature(self) -> str:
        return self.namespace.rpartition("\\")[2].removeprefix("Module")

    @property
    def asks_main(self) -> bool:
        """A handler says whether a token is right."""
        return any(route.token.handler for route in self.tokens if route.token)

    @property
    def processor_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of the processor of the routes, sorted."""
        found = {f"{self.namespace}\\Lib\\{self.feature}{name}" for name in ("Answers", "Main")}
        found |= {"MikoPBX\\PBXCoreREST\\Lib\\PBXApiResult"}
        sources = "".join(route.action.source for route in self.routes)
        found |= {f"{self.namespace}\\Lib\\{self.feature}Files"} if f"{self.feature}Files::" in sources else set()
        return tuple(sorted(found | _classes_in(sources)))

    @property
    def methods(self) -> Iterator[Method]:
        for one in self.actions:
            yield _method(one, f"GET or POST /pbxcore/api/modules/{one.module_id}/{one.name}")
        for route in self.routes:
            yield _method(route.action, f"{route.method} {route.path}")
            if route.token and route.token.handler:
                summary = f"Is this token right for {route.method} {route.path}?"
                parameters = (("string", "token", "string"),)
                yield Method(route.token.handler, summary, parameters, "bool", "", ("return false;",))


def _classes_in(folders: str) -> set[str]:
    found = {"MikoPBX\\Core\\System\\Directories"} if "Directories::" in folders else set()
    return found | ({"MikoPBX\\Modules\\PbxExtensionUtils"} if "PbxExtensionUtils::" in folders else set())


def _method(one: OldAction, address: str) -> Method:
    takes = f"{address}; the file is $parameters['file'] for a while" if one.upload else address
    parameters = (("array", "parameters", "array<string, mixed>"),)
    throws = ("DomainException with a code from 400 to 499: what the client did wrong",)
    if one.download:
        summary = f"{takes}; returns a file's name in the folder {one.download.folder}"
        return Method(one.handler, summary, parameters, "string", "", ("return '';",), (EXCEPTION,), throws)
    return Method(
        one.handler, takes, parameters, "array", "array<string, mixed>", ("return [];",), (EXCEPTION,), throws
    )


def link_legacy(module_id: str, slug: str, said: SaidLegacyRest, settings: Model | None) -> LegacyRest:
    actions = tuple(link_action(module_id, name, action) for name, action in said.actions.items())
    routes = tuple(link_route(module_id, said.prefix or slug, name, route) for name, route in said.routes.items())
    return LegacyRest(actions, routes, f"Modules\\{module_id}", settings)
