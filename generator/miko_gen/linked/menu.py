"""Items of the module's pages in MikoPBX's menu, and what their scripts may ask about."""

from __future__ import annotations

from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.admin import Admin
from miko_gen.linked.controllers import Controller
from miko_gen.linked.words import Word
from miko_gen.spec.pages import Menu


@dataclass(frozen=True)
class MenuItems(Word):
    """``items`` are pages of their own, by the group of the menu."""

    template: ClassVar[str] = "menu"
    hooks: ClassVar[tuple[str, ...]] = ("onBeforeHeaderMenuShow",)

    groups: tuple[tuple[str, tuple[tuple[Controller, Menu], ...]], ...]

    @property
    def imports(self) -> frozenset[str]:
        return frozenset(controller.class_name for _, items in self.groups for controller, _ in items)


@dataclass(frozen=True)
class Permissions(Word):
    """Actions that MikoPBX itself does not ask about, by the controller of the page."""

    template: ClassVar[str] = "permissions"
    hooks: ClassVar[tuple[str, ...]] = ("onGetControllerPermissions",)

    controllers: tuple[Controller, ...]

    @property
    def imports(self) -> frozenset[str]:
        found = {controller.class_name for controller in self.controllers}
        return frozenset(found | {"MikoPBX\\AdminCabinet\\Providers\\SecurityPluginProvider"})


def link_menu(admin: Admin) -> MenuItems:
    groups: dict[str, list[tuple[Controller, Menu]]] = {}
    for controller in admin.controllers:
        for page in controller.tabs:
            if page.menu:
                groups.setdefault(page.menu.group, []).append((controller, page.menu))
    return MenuItems(tuple((group, tuple(items)) for group, items in groups.items()))


def link_permissions(admin: Admin) -> Permissions:
    return Permissions(tuple(controller for controller in admin.controllers if controller.permissions))
