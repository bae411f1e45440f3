"""The whole module: what every template sees as ``module``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.access import Access
from miko_gen.linked.admin import Admin
from miko_gen.linked.ari import Ari
from miko_gen.linked.calls import AmiUser
from miko_gen.linked.conf import Conf
from miko_gen.linked.core import Core
from miko_gen.linked.core_forms import CoreForms
from miko_gen.linked.cron import Cron
from miko_gen.linked.daemons import Daemons
from miko_gen.linked.database import Model
from miko_gen.linked.defence import Bans, Waf
from miko_gen.linked.firewall import Firewall
from miko_gen.linked.handlers import Method, guarded, link_methods
from miko_gen.linked.hooks import Hook
from miko_gen.linked.legacy import LegacyRest
from miko_gen.linked.lifecycle import Lifecycle
from miko_gen.linked.menu import link_menu, link_permissions
from miko_gen.linked.messages import author_keys, messages, own_messages
from miko_gen.linked.migrations import Migrations
from miko_gen.linked.nginx import Nginx
from miko_gen.linked.own_files import OwnFiles
from miko_gen.linked.pages import Page
from miko_gen.linked.programs import Daemon
from miko_gen.linked.push import Push
from miko_gen.linked.reactions import Reactions
from miko_gen.linked.record_handlers import record_methods
from miko_gen.linked.rest import Resource
from miko_gen.linked.rows_for_each import link_rows_for_each
from miko_gen.linked.scripts import Script
from miko_gen.linked.setup import Setup
from miko_gen.linked.tests.module import ModuleTests
from miko_gen.linked.text import Text
from miko_gen.linked.words import Word
from miko_gen.linked.workers import Worker
from miko_gen.spec.about import Sidebar
from miko_gen.spec.document import Module as About
from miko_gen.spec.rest import Download


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
    ci: str
    build_steps: tuple[str, ...]
    models: tuple[Model, ...]
    migrations: Migrations
    resources: tuple[Resource, ...]
    workers: tuple[Worker, ...]
    commands: tuple[str, ...]
    scripts: tuple[Script, ...]
    hooks: tuple[Hook, ...]
    priorities: tuple[tuple[str, int], ...]
    ami_user: AmiUser | None
    ari: Ari | None
    pages: tuple[Page, ...]
    push: Push
    core_forms: CoreForms
    texts: tuple[tuple[str, Text], ...]
    languages: tuple[str, ...]
    cron: Cron
    firewall: Firewall
    bans: Bans
    waf: Waf
    nginx: Nginx
    legacy: LegacyRest
    access: Access
    reactions: Reactions
    lifecycle: Lifecycle
    packages: Mapping[str, str]
    about: About

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
    def core(self) -> Core:
        """Core's declarations of what the module overrides."""
        return Core()

    @property
    def settings(self) -> Model | None:
        """The singleton model."""
        return next((model for model in self.models if model.singleton), None)

    @cached_property
    def message_prefix(self) -> str:
        """Before every translation key of the module: ``module_black_list_``."""
        return message_prefix(self.id)

    @cached_property
    def admin(self) -> Admin:
        """The pages of the admin cabinet, as their controllers see them."""
        return Admin(self.id, self.pages)

    @property
    def own(self) -> OwnFiles:
        """Files of the author's own for the pages."""
        return OwnFiles(self.pages, self.core_forms.blocks)

    def messages(self, language: str) -> tuple[tuple[str, str], ...]:
        """Translation keys and their texts."""
        return messages(self, language)

    @cached_property
    def author_keys(self) -> tuple[tuple[str, Text], ...]:
        """Translation keys of the author's texts, and these."""
        return tuple(author_keys(self))

    @cached_property
    def own_messages(self) -> tuple[str, ...]:
        """Names of the generator's texts."""
        return own_messages(self)

    @property
    def seeded(self) -> tuple[Model, ...]:
        """Models whose table gets first rows at install."""
        return self.setup.seeded

    @cached_property
    def setup(self) -> Setup:
        """The installer."""
        main = f"{self.namespace}\\Lib\\{self.feature}Main"
        return Setup(self.models, self.migrations, self.sidebar, self.lifecycle.uninstall, main)

    @property
    def is_language_pack(self) -> bool:
        return self.about.module_type == "languagepack"

    @property
    def flat_languages(self) -> tuple[str, ...]:
        """Languages whose texts are one file."""
        return () if self.is_language_pack else self.languages

    @property
    def pack_languages(self) -> tuple[str, ...]:
        """Languages that have a folder: a language pack has room beside its own texts for those of MikoPBX."""
        return self.languages if self.is_language_pack else ()

    @property
    def collections(self) -> tuple[Resource, ...]:
        """Resources of many records."""
        return tuple(resource for resource in self.resources if resource.model and not resource.is_singleton)

    @property
    def single(self) -> tuple[Resource, ...]:
        """Resources of one record."""
        return tuple(resource for resource in self.resources if resource.model and resource.is_singleton)

    @property
    def takes_files(self) -> bool:
        """A REST client can send a file."""
        return self.legacy.takes_files or any(resource.takes_files for resource in self.resources)

    @property
    def downloads(self) -> tuple[Download, ...]:
        """Where files come from that a REST client can get."""
        return (*self.legacy.downloads, *(one for resource in self.resources for one in resource.downloads))

    @property
    def has_files(self) -> bool:
        return self.takes_files or bool(self.downloads)

    @property
    def commands_take_numbers(self) -> bool:
        return not {"originate", "redirect", "queue_add", "queue_remove"}.isdisjoint(self.commands)

    @property
    def commands_take_channels(self) -> bool:
        return not {"hang_up", "redirect"}.isdisjoint(self.commands)

    @property
    def calls_web_hooks(self) -> bool:
        """A worker sends what it hears to others."""
        return any(worker.calls_web_hooks for worker in self.workers)

    @property
    def programs(self) -> tuple[Daemon, ...]:
        return tuple(worker.daemon for worker in self.workers if worker.daemon)

    @property
    def has_handlers(self) -> bool:
        """Something in the spec names a method of ``{Feature}Main``."""
        return bool(self.handlers)

    @property
    def handlers(self) -> tuple[str, ...]:
        """Names of the methods of ``{Feature}Main``, each once, in the order of the spec."""
        return tuple(method.name for method in self.methods)

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """The methods of ``{Feature}Main``."""
        of_words = [*self.reactions.methods, *(method for word in self.words for method in word.methods)]
        of_words += self.admin.methods
        of_words += [] if self.lifecycle in self.words else self.lifecycle.methods
        of_words += [*record_methods(self.models), *self.setup.methods]
        made = link_methods(self.feature, self.resources, self.workers, self.scripts, self.hooks, of_words)
        return tuple(guarded(method, self.lifecycle.optional) for method in made)

    @property
    def main_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of ``{Feature}Main``, sorted."""
        found = {name for method in self.methods for name in method.imports}
        return tuple(sorted(found | {"MikoPBX\\Modules\\PbxExtensionBase"}))

    @cached_property
    def tests(self) -> ModuleTests:
        """What the module's own tests are made of; made once, because the rows of all models are looked through for it."""
        return ModuleTests(self)

    @property
    def conf(self) -> Conf:
        """The class through which Core asks the module."""
        return Conf(
            self.hooks,
            self.priorities,
            self.workers,
            self.ami_user,
            self.models,
            self.settings,
            self.words,
            self.reactions,
        )

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that the spec uses, in the order in which the Conf class has them."""
        menu, permissions = link_menu(self.admin), link_permissions(self.admin)
        rows_for_each = link_rows_for_each(self.models)
        daemons = Daemons(tuple(worker for worker in self.workers if worker.daemon), self.settings)
        found: tuple[tuple[Word | None, object], ...] = (
            (self.cron, self.cron.tasks),
            (self.firewall, self.firewall.rules),
            (self.bans, self.bans.all),
            (self.nginx, self.nginx.said),
            (self.legacy, self.legacy.said),
            (self.access, self.access.said),
            (self.waf, self.waf.all),
            (daemons, daemons.all),
            (self.ari, self.ari),
            (menu, menu.groups),
            (permissions, permissions.controllers),
            (self.core_forms, self.core_forms.said),
            (rows_for_each, rows_for_each.models),
            (self.lifecycle, self.lifecycle.is_there),
        )
        return tuple(word for word, said in found if word and said)


def message_prefix(module_id: str) -> str:
    return names.slug(module_id, "_") + "_"
