"""Facts of the test of the pages in the admin cabinet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.admin import Admin
from miko_gen.linked.controllers import Controller
from miko_gen.linked.counts import Count
from miko_gen.linked.database import Model
from miko_gen.linked.find import Term
from miko_gen.linked.inputs import Input
from miko_gen.linked.menu import link_menu
from miko_gen.linked.pages import Page
from miko_gen.linked.tests.finds import forced, misses
from miko_gen.linked.tests.rows import AllRows, is_alike, row_values, seeded
from miko_gen.linked.tests.values import Sample
from miko_gen.linked.values import Field


@dataclass(frozen=True)
class TableTest:
    """A table of whose model there are ``count`` examples; ``has_holder``: each belongs to a row on whose page it stands.

    ``counts`` are its columns of numbers, each with the examples that can all point to its first one. ``wanted`` is what columns
    hold where a row is one of those that the table is for, ``filled`` are the fields of which an example has a value.
    """

    page: Page
    count: int
    has_holder: bool
    counts: tuple[tuple[Count, tuple[int, ...]], ...]
    wanted: Mapping[str, str | None]
    filled: frozenset[str]

    @property
    def missed(self) -> tuple[tuple[str, Sample], ...]:
        """A value of a column with which a row is none of them."""
        return tuple(misses(self.page.table.terms))[:1] if self.page.table else ()

    @property
    def narrowed(self) -> tuple[Input, ...]:
        """Fields by whose values a test chooses among the rows."""
        return tuple(item for item in self.page.narrowed if item.name not in self.wanted)

    @property
    def read(self) -> tuple[Input, ...]:
        """Enums whose text a test looks for."""
        found = self.page.table.sought if self.page.table else ()
        return tuple(
            item for item in found if item.field.type == "enum" and item.name in self.filled - set(self.wanted)
        )

    @property
    def adds(self) -> bool:
        """A row with the example's values in the inputs of the page is none of the first rows."""
        page = self.page
        if page.model is None:
            return False
        typed = {item.name for item in page.writable} & self.filled
        return not is_alike(page.model.together, row_values(page.model, typed, 1), page.model.first_rows)

    @property
    def is_dragged(self) -> bool:
        """A test drags its rows."""
        table = self.page.table
        return bool(table and table.drag) and (self.has_holder if self.page.within else self.count > 1)

    @property
    def goes_around(self) -> bool:
        """What is exported can be imported: each row is known by its unique field, and nothing that it needs is left out."""
        page = self.page
        if page.model is None or page.table is None or not (page.table.exports and page.table.imports):
            return False
        taken = {name for name, kept in page.csv_fields if kept}
        needed = {
            field.name for field in page.model.writable if (field.required or field.needs) and field.default is None
        }
        if page.csv_key is None or not needed <= taken or page.model.children:
            return False
        return not {None, ""} & set(seeded(page.model, page.model.by_name[page.csv_key]))

    @property
    def spoken(self) -> Field | None:
        """A searched field that people write words into, where the table has all rows."""
        page = self.page
        if page.model is None or page.table is None or page.table.terms:
            return None
        fields = (field for field in page.model.fields if field.name in page.table.searched)
        return next((field for field in fields if field.type in ("string", "text")), None)

    @property
    def query(self) -> str:
        """What DataTables asks for at first."""
        return "length=1000" if self.page.table and not self.page.table.is_whole else "draw=1"


@dataclass(frozen=True)
class PagesTest:
    """What can be tried on the pages."""

    admin: Admin
    rows: AllRows

    @property
    def tables(self) -> tuple[TableTest, ...]:
        found = (
            TableTest(
                page,
                self.rows.count(page.model),
                tie is not None and self.rows.has(page.model, tie.name),
                tuple((count, found) for count in page.table.counts if (found := self._counted(page.model, count))),
                dict(self._wanted(page.model, page.table.terms)),
                frozenset(
                    field.name for field in page.model.fields if field.initial or self.rows.has(page.model, field.name)
                ),
            )
            for page in self.admin.tables
            if page.model and page.table
            for tie in (page.within,)
        )
        return tuple(
            one for one in found if one.count and (not one.page.table or len(one.wanted) == len(one.page.table.terms))
        )

    def _wanted(self, model: Model, terms: tuple[Term, ...]) -> Iterator[tuple[str, str | None]]:
        """What columns hold, where that is known and any number of rows may hold it."""
        for term in terms:
            if term.field and not term.field.is_once:
                yield from ((column, value) for _, column, value in forced(term, model, self.rows, {}, None))

    def _counted(self, model: Model, count: Count) -> tuple[int, ...]:
        """The examples that can all point to the first one of ``model``."""
        numbers = range(1, self.rows.count(count.model) + 1)
        # One that is counted in its own table cannot be both.
        known = tuple(number for number in numbers if count.model is not model or number > 1)
        held = {field.name for field in count.model.fields if self.rows.has(count.model, field.name)}
        rows = [row_values(count.model, held, number) | {count.by.name: "the same"} for number in known]
        is_once = count.by.unique or any(is_alike(count.model.together, row, rows[:1]) for row in rows[1:])
        return known[:1] if is_once else known

    @property
    def forms(self) -> tuple[Page, ...]:
        return tuple(page for page in self.admin.forms if page.model and self.rows.count(page.model))

    def besides(self, page: Page) -> tuple[str, ...]:
        """Fields of the settings without an input on the page that may be needed with what it sends."""
        shown = {item.name for item in page.inputs}
        return tuple(
            field.name
            for field in (page.model.writable if page.model and page.is_form else ())
            if field.name not in shown and shown & {need.field for need in field.needs}
        )

    @property
    def acting(self) -> tuple[Page, ...]:
        """Pages with buttons; those for rows need one."""
        needed = (
            (page, [one.model if one.on_row else one.owner for one in page.actions]) for page in self.admin.acting
        )
        return tuple(
            page for page, rows in needed if page.model and all(self.rows.count(model) for model in rows if model)
        )

    @property
    def asks(self) -> bool:
        """A test asks as a script does."""
        return bool(self.tables or self.forms or self.acting)

    @property
    def menu(self) -> tuple[tuple[str, Controller], ...]:
        """``(key of the group, controller)`` of each item."""
        groups = link_menu(self.admin).groups
        return tuple(
            (self.admin.module_id if group == "own" else group, controller)
            for group, items in groups
            for controller, _ in items
        )

    @property
    def types(self) -> bool:
        """A test types an example."""
        rows = any(one.page.table and one.page.table.saves for one in self.tables)
        return bool(self.forms or rows or any(one.typed for page in self.acting for one in page.actions))

    @property
    def sends(self) -> bool:
        """A test posts something."""
        return bool(self.types or self.acting) or any(
            table.deletes or table.imports or one.is_dragged for one in self.tables if (table := one.page.table)
        )

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase"} | {controller.class_name for _, controller in self.menu}
        pages = [
            *self.forms,
            *(one.page for one in self.tables),
            *(page for page in self.acting if any(one.model for one in page.actions)),
        ]
        found |= {one.owner.class_name for page in self.acting for one in page.actions if one.owner}
        found |= {count.model.class_name for one in self.tables for count, _ in one.counts}
        return tuple(sorted(found | {page.model.class_name for page in pages if page.model}))
