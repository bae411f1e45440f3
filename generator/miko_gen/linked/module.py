"""The whole module: what every template sees as ``module``."""

from __future__ import annotations

from dataclasses import dataclass

from miko_gen.linked import names
from miko_gen.linked.admin import Admin, Page, link_pages
from miko_gen.linked.calls import (
    AmiUser,
    Hook,
    Worker,
    link_ami_user,
    link_hooks,
    link_scripts,
    link_workers,
)
from miko_gen.linked.conf import Conf
from miko_gen.linked.database import Model, link_models
from miko_gen.linked.handlers import Method, link_methods
from miko_gen.linked.messages import messages
from miko_gen.linked.rest import Resource, link_resources
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.module import ModuleTests
from miko_gen.linked.text import Text
from miko_gen.spec.document import Sidebar, Spec
from miko_gen.spec.translations import translations


@dataclass(frozen=True)
class Module:
    """A MikoPBX module; ``id`` is its moduleUniqueID."""

    id: str
    version: str
    min_pbx_version: str
    developer: str
    support_email: str
    title: Text
    summary: Text
    sidebar: Sidebar | None
    models: tuple[Model, ...]
    resources: tuple[Resource, ...]
    workers: tuple[Worker, ...]
    scripts: tuple[Script, ...]
    hooks: tuple[Hook, ...]
    ami_user: AmiUser | None
    pages: tuple[Page, ...]
    languages: tuple[str, ...]

    @property
    def feature(self) -> str:
        """``BlackList`` of ``ModuleBlackList``: the prefix of the module's own classes."""
        return self.id.removeprefix("Module")

    @property
    def slug(self) -> str:
        """``module-black-list``: in paths, file names and URLs."""
        return names.slug(self.id)

    @property
    def namespace(self) -> str:
        return f"Modules\\{self.id}"

    @property
    def settings(self) -> Model | None:
        """The singleton model."""
        return next((model for model in self.models if model.singleton), None)

    @property
    def message_prefix(self) -> str:
        """Before every translation key of the module: ``module_black_list_``."""
        return message_prefix(self.id)

    @property
    def admin(self) -> Admin:
        """The pages of the admin cabinet, as their controller sees them."""
        return Admin(self.pages)

    def messages(self, language: str) -> tuple[tuple[str, str], ...]:
        """Translation keys and their texts."""
        return messages(self, language)

    @property
    def seeded(self) -> tuple[Model, ...]:
        """Models whose table gets first rows at install."""
        return tuple(model for model in self.models if model.seed)

    @property
    def first_rows(self) -> bool:
        """The installer writes rows."""
        return bool(self.seeded or self.settings)

    @property
    def shown_sidebar(self) -> Sidebar | None:
        """The place in the menu where it differs from what Core's installer does by itself: group modules, icon puzzle."""
        return None if self.sidebar in (None, Sidebar()) else self.sidebar

    @property
    def setup_imports(self) -> tuple[str, ...]:
        """The classes of the installer's ``use`` lines, sorted."""
        models = [*self.seeded, *([self.settings] if self.settings else [])]
        found = {model.class_name for model in models} | {"MikoPBX\\Modules\\Setup\\PbxExtensionSetupBase"}
        found |= {"MikoPBX\\Modules\\Models\\ModulesModelsBase"} if self.first_rows else set()
        found |= {"MikoPBX\\Common\\Models\\PbxSettings"} if self.shown_sidebar else set()
        return tuple(sorted(found))

    @property
    def has_handlers(self) -> bool:
        """Something in the spec names a method of ``{Feature}Main``."""
        return bool(self.handlers)

    @property
    def handlers(self) -> tuple[str, ...]:
        """Names of the methods of ``{Feature}Main``, each once, in the order of the spec."""
        return tuple(method.name for method in self.methods)

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods of ``{Feature}Main``."""
        return link_methods(self.resources, self.workers, self.scripts, self.hooks)

    @property
    def main_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of ``{Feature}Main``, sorted."""
        found = {name for method in self.methods for name in method.imports}
        return tuple(sorted(found | {"MikoPBX\\Modules\\PbxExtensionBase"}))

    @property
    def tests(self) -> ModuleTests:
        """What the module's own tests are made of."""
        return ModuleTests(self)

    @property
    def conf(self) -> Conf:
        """The class through which Core asks the module."""
        return Conf(self.hooks, self.workers, self.ami_user, self.models, self.settings)


def message_prefix(module_id: str) -> str:
    return names.slug(module_id, "_") + "_"


def link(spec: Spec) -> Module:
    """The module that ``spec`` says; the spec must have passed its check."""
    said = spec.module
    slug = names.slug(said.id)
    models = link_models(said.id, spec.models)
    by_name = {model.name: model for model in models}
    scripts = link_scripts(slug, spec.agi, by_name)
    return Module(
        id=said.id,
        version=said.version,
        min_pbx_version=said.min_pbx_version,
        developer=said.developer,
        support_email=said.support_email,
        title=Text.of(said.title, said.id),
        summary=Text.of(said.summary, said.id),
        sidebar=said.sidebar,
        models=models,
        resources=link_resources(slug, spec.rest, by_name),
        workers=link_workers(spec.workers),
        scripts=scripts,
        hooks=link_hooks(spec.dialplan, scripts),
        ami_user=link_ami_user(slug, spec.ami_user),
        pages=link_pages(message_prefix(said.id), spec.admin, by_name),
        languages=_languages(spec),
    )


def _languages(spec: Spec) -> tuple[str, ...]:
    """English, then every language in which the spec says something, in the order of its first use."""
    return tuple(dict.fromkeys(["en", *(language for _, texts in translations(spec) for language in texts)]))
