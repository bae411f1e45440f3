"""The controllers of the admin cabinet.

The module's own with the tabs, one for each page with an item in the menu, and one for the rows of a table that have pages.
"""

from __future__ import annotations

from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.forms import Form
from miko_gen.linked.handlers import EXCEPTION
from miko_gen.linked.inputs import Input
from miko_gen.linked.pages import Page
from miko_gen.linked.status import Status


@dataclass(frozen=True)
class Served:
    """A page whose data a controller gives (``lists``), takes (``saves``) or both."""

    page: Page
    lists: bool
    saves: bool

    @property
    def name(self) -> str:
        return self.page.name

    @property
    def selects(self) -> tuple[Input, ...]:
        """The fields with something to choose from."""
        found = (*(self.page.listed if self.lists else ()), *(self.page.inputs if self.saves else ()))
        return tuple({item.name: item for item in found if item.is_select}.values())


@dataclass(frozen=True)
class Controller:
    """``name`` is that of its views and translations.

    ``tabs`` are the pages that its index shows, ``within`` the tables on the page of a row.
    """

    module_id: str
    name: str
    tabs: tuple[Page, ...]
    within: tuple[Page, ...]
    served: tuple[Served, ...]
    is_alone: bool

    @property
    def slug(self) -> str:
        return names.slug(self.name)

    @property
    def path(self) -> str:
        """Its address below /admin-cabinet/."""
        return f"{names.slug(self.module_id)}/{self.slug}"

    @property
    def class_name(self) -> str:
        return f"Modules\\{self.module_id}\\App\\Controllers\\{self.name}Controller"

    @property
    def page(self) -> Page | None:
        """The page whose title is the controller's; the module's own controller has the module's."""
        if self.name == self.module_id:
            return None
        return self.tabs[0] if self.tabs else self.edited

    @property
    def forms(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tabs if page.is_form)

    @property
    def tables(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tabs if page.table)

    @property
    def views(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tabs if page.view)

    @property
    def styles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for page in self.tabs for name in page.styles))

    @property
    def scripts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for page in self.tabs for name in page.scripts))

    @property
    def form(self) -> Form | None:
        """The form of the pages: that of the settings, or that of a row."""
        page = self.edited or (self.forms[0] if self.forms else None)
        return page.form if page else None

    @property
    def status(self) -> Status | None:
        return self.form.status if self.form else None

    @property
    def acting(self) -> tuple[Page, ...]:
        """Pages that it shows with buttons of the author's."""
        return tuple(page for page in (*self.tabs, *self.within) if page.actions)

    @property
    def row_acting(self) -> tuple[Page, ...]:
        return tuple(page for page in self.acting if page.row_actions)

    @property
    def takes_ids(self) -> bool:
        """Some buttons are for a row."""
        return any(one.on_row or one.owner for page in self.acting for one in page.actions)

    @property
    def lists(self) -> bool:
        """Some buttons show rows."""
        return any(page.lists for page in self.acting)

    @property
    def opens_lists(self) -> bool:
        """Buttons on its pages open a window with rows."""
        return self.lists or bool(self.edited and self.edited.lists)

    @property
    def has_buttons(self) -> bool:
        """Buttons of the author's stand on the page of a row."""
        return any(page.actions for page in self.within) or bool(self.edited and self.edited.row_actions)

    @property
    def edited(self) -> Page | None:
        """The table each of whose rows has a page here."""
        return next(
            (one.page for one in self.served if one.saves and one.page.table and one.page.table.has_pages), None
        )

    @property
    def with_selects(self) -> tuple[Served, ...]:
        return tuple(one for one in self.served if one.selects)

    @property
    def permissions(self) -> tuple[str, ...]:
        """What its pages' scripts ask Core about beyond the actions that Core itself asks about."""
        return tuple(dict.fromkeys(name for page in self.tabs for name in page.permissions))

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted; of a controller with a base class, without those of the base."""
        feature, root = self.module_id.removeprefix("Module"), f"Modules\\{self.module_id}"
        found = {one.page.model.class_name for one in self.served if one.page.model}
        found |= {item.imported for one in self.served for item in one.selects if item.imported}
        found |= {
            count.model.class_name
            for one in self.served
            if one.lists and one.page.table
            for count in one.page.table.counts
        }
        forms = [*self.forms, *([self.edited] if self.edited else [])]
        found |= {f"{root}\\App\\Forms\\{page.model.name}Form" for page in forms if page.model}
        found |= {"MikoPBX\\AdminCabinet\\Providers\\AssetProvider"} if self.tabs or self.edited else set()
        asks = self.status or self.acting or any(page.handler for page in self.views)
        found |= {f"{root}\\Lib\\{feature}Main"} if asks else set()
        found |= {EXCEPTION} if self.acting else set()
        return tuple(sorted(found | (work_imports(self.served) if self.is_alone else set())))


def work_imports(served: tuple[Served, ...]) -> set[str]:
    """The classes that the work on these pages needs: where there are several controllers, in their base class."""
    found = {"MikoPBX\\AdminCabinet\\Controllers\\BaseController"}
    changes = any(one.saves or (one.page.table and (one.page.table.deletes or one.page.table.drag)) for one in served)
    found |= {EXCEPTION, "ReflectionClass"} if any(one.typed for of in served for one in of.page.actions) else set()
    return found | ({"MikoPBX\\Modules\\Models\\ModulesModelsBase"} if changes else set())


def link_controllers(module_id: str, pages: tuple[Page, ...]) -> tuple[Controller, ...]:
    """The module's own first, the others in the order of the spec."""
    tabs = [module_id] if any(page.is_tab for page in pages) else []
    order = list(dict.fromkeys([*tabs, *(name for page in pages for name in (page.controller, page.editor))]))
    return tuple(
        Controller(
            module_id=module_id,
            name=name,
            tabs=tuple(page for page in pages if page.controller == name and not page.within),
            within=tuple(page for page in pages if page.controller == name and page.within),
            served=tuple(
                Served(page, page.table is not None and page.controller == name, page.editor == name and _saves(page))
                for page in pages
                if page.model and name in (page.controller, page.editor)
            ),
            is_alone=len(order) == 1,
        )
        for name in order
    )


def _saves(page: Page) -> bool:
    return page.is_form or (page.table is not None and page.table.saves)
