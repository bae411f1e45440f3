"""All pages of the admin cabinet, as the templates ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from miko_gen.facts import dataclass
from miko_gen.linked.handlers import Method
from miko_gen.linked.inputs import Input
from miko_gen.linked.pages import Page
from miko_gen.linked.status import Status

if TYPE_CHECKING:
    from miko_gen.linked.controllers import Controller


@dataclass(frozen=True)
class Admin:
    """All pages, and the controllers that serve them."""

    module_id: str
    pages: tuple[Page, ...]

    @cached_property
    def controllers(self) -> tuple[Controller, ...]:
        from miko_gen.linked.controllers import link_controllers

        return link_controllers(self.module_id, self.pages)

    @property
    def is_shared(self) -> bool:
        """Several controllers do the same work: it stands in a base class."""
        return len(self.controllers) > 1

    @property
    def forms(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.is_form)

    @property
    def tables(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.table)

    @property
    def row_pages(self) -> tuple[Page, ...]:
        """Tables each of whose rows has a page of its own."""
        return tuple(page for page in self.pages if page.table and page.table.has_pages)

    @property
    def with_form(self) -> tuple[Page, ...]:
        """Pages whose inputs are those of a form."""
        return (*self.forms, *self.row_pages)

    @property
    def saving(self) -> tuple[Page, ...]:
        """Pages on which people change something."""
        return tuple(page for page in self.pages if page.is_form or (page.table and page.table.saves))

    @property
    def saved_rows(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.saves)

    @property
    def adding(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.adds)

    @property
    def fixed(self) -> tuple[Page, ...]:
        """Tables whose rows are changed, beside others to which rows are added."""
        return tuple(page for page in self.saved_rows if page not in self.adding)

    @property
    def served(self) -> tuple[Page, ...]:
        """Pages with a model."""
        return (*self.forms, *self.tables)

    @property
    def changes(self) -> bool:
        """Something on the pages changes records."""
        return bool(self.saving or self.deleting or self.dragged)

    @property
    def refuses(self) -> bool:
        """Something can be asked for that is not there."""
        return bool(self.changes or self.exporting or self.acting)

    @property
    def base_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of the base class of the controllers, sorted."""
        from miko_gen.linked.controllers import work_imports

        return tuple(sorted(work_imports(tuple(one for controller in self.controllers for one in controller.served))))

    @property
    def exporting(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.exports)

    @property
    def importing(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.imports)

    @property
    def importing_by_key(self) -> tuple[Page, ...]:
        return tuple(page for page in self.importing if page.csv_key)

    @property
    def deleting(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.deletes)

    @property
    def inline(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.edit == "inline")

    @property
    def switching(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.switches)

    @property
    def whole(self) -> tuple[Page, ...]:
        """Tables that ask for all rows at once."""
        return tuple(page for page in self.tables if page.table and page.table.is_whole)

    @property
    def counting(self) -> tuple[Page, ...]:
        """Tables with columns that count rows."""
        return tuple(page for page in self.tables if page.table and page.table.counts)

    @property
    def filtered(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.filters)

    @property
    def seeks_choices(self) -> bool:
        """The server searches a table by texts of what can be chosen."""
        return any(page.table.sought for page in self.tables if page.table)

    @property
    def filtered_by_days(self) -> tuple[Page, ...]:
        """Tables above which two days are chosen."""
        return tuple(
            page for page in self.filtered if page.table and any(item.widget == "date" for item in page.table.filters)
        )

    @property
    def narrowed(self) -> tuple[Page, ...]:
        """Tables that can be asked for some of their rows."""
        return tuple(page for page in self.tables if page.narrowed)

    @property
    def meant(self) -> tuple[Page, ...]:
        """Tables that are for some rows of their model."""
        return tuple(page for page in self.tables if page.table and page.table.terms)

    @property
    def within(self) -> tuple[Page, ...]:
        """Tables that stand on the pages of the rows of another."""
        return tuple(page for page in self.tables if page.within)

    @property
    def dragged(self) -> tuple[Page, ...]:
        return tuple(page for page in self.tables if page.table and page.table.drag)

    @property
    def dragged_within(self) -> tuple[Page, ...]:
        """Tables whose rows have their places among those on the same page."""
        return tuple(page for page in self.dragged if page.within)

    @property
    def acting(self) -> tuple[Page, ...]:
        """Pages with buttons of the author's."""
        return tuple(page for page in self.pages if page.actions)

    @property
    def typing(self) -> bool:
        """A button gets what stands in the inputs."""
        return any(one.typed for page in self.acting for one in page.actions)

    @property
    def listing(self) -> bool:
        """A button shows rows."""
        return any(page.lists for page in self.acting)

    @property
    def row_acting(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.row_actions)

    @property
    def copied(self) -> tuple[Page, ...]:
        return tuple(page for page in self.row_pages if page.table and page.table.copies)

    @property
    def whole_inline(self) -> tuple[Page, ...]:
        return tuple(page for page in self.inline if page in self.whole)

    @property
    def dragged_inline(self) -> tuple[Page, ...]:
        return tuple(page for page in self.inline if page in self.dragged)

    @property
    def shows_dates(self) -> bool:
        return any(item.widget == "date" for page in self.tables for item in page.listed)

    @property
    def shows_links(self) -> bool:
        return any(item.widget in ("email", "link") for page in self.tables for item in page.listed)

    @property
    def selects(self) -> tuple[Input, ...]:
        return tuple(item for page in self.pages for item in page.shown if item.is_select)

    @property
    def picks_records(self) -> bool:
        return any(item.picks for item in self.selects)

    @property
    def shows_values(self) -> bool:
        return any(not item.picks for item in self.selects)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The status blocks of all pages."""
        return tuple(page.form.status for page in self.forms if page.form and page.form.status)

    @cached_property
    def own_texts(self) -> tuple[str, ...]:
        """Names of what the generator itself says on the pages."""
        found = [name for status in self.statuses for name in status.own_texts]
        found += ["Export"] if self.exporting else []
        found += ["Import", "BadFormat"] if self.importing else []
        return tuple(dict.fromkeys(found))

    @property
    def methods(self) -> Iterator[Method]:
        """The methods of {Feature}Main that the pages name."""
        for page in self.pages:
            if page.method:
                yield page.method
            for action in page.actions:
                yield action.method
            if page.form and page.form.status:
                yield page.form.status.method
