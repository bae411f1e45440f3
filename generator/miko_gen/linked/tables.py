"""The table of a page: which rows it lists, and what can be done with them."""

from __future__ import annotations

from miko_gen.facts import dataclass, replace
from miko_gen.linked.counts import Count
from miko_gen.linked.database import Model
from miko_gen.linked.find import Term, link_terms
from miko_gen.linked.inputs import Input
from miko_gen.linked.values import Field
from miko_gen.spec.document import Page as SaidPage


@dataclass(frozen=True)
class Table:
    """``edit`` is where rows are edited: ``inline``, ``page`` or ``none``; ``drag`` is the field of their place.

    ``cells`` are all columns, ``switches`` are columns that are written in the table, though the rows have pages.
    """

    cells: tuple[Input | Count, ...]
    edit: str
    switches: tuple[Input, ...]
    buttons: tuple[str, ...]
    server_side: bool
    searched: tuple[str, ...]
    filters: tuple[Input, ...]
    first_order: tuple[int, str]
    drag: Field | None
    page_length: int
    csv: tuple[str, ...]
    terms: tuple[Term, ...]
    """Which rows it is for."""

    @property
    def phql(self) -> str:
        """The conditions for its rows."""
        return " AND ".join(term.phql for term in self.terms)

    @property
    def bound(self) -> tuple[Term, ...]:
        """The conditions that have something to bind."""
        return tuple(term for term in self.terms if not term.is_null)

    @property
    def columns(self) -> tuple[Input, ...]:
        """The columns that are fields."""
        return tuple(one for one in self.cells if isinstance(one, Input))

    @property
    def counts(self) -> tuple[Count, ...]:
        """The columns that are numbers of rows."""
        return tuple(one for one in self.cells if isinstance(one, Count))

    @property
    def sought(self) -> tuple[Input, ...]:
        """The columns that the server searches by what people see, which is not what they hold."""
        known = () if self.is_whole else self.columns
        return tuple(item for item in known if item.is_select and item.name in self.searched)

    @property
    def has_pages(self) -> bool:
        """Each row has a page of its own."""
        return self.edit == "page"

    @property
    def widgets(self) -> tuple[tuple[str, str], ...]:
        """The columns with how each looks: one of the kinds that ``cell`` in the page's script knows."""
        return tuple((item.name, "switch" if item in self.switches else item.widget) for item in self.cells)

    @property
    def saves(self) -> bool:
        """People add or change rows."""
        return self.edit != "none"

    @property
    def adds(self) -> bool:
        return "add" in self.buttons

    @property
    def copies(self) -> bool:
        return "copy" in self.buttons

    @property
    def deletes(self) -> bool:
        return "delete" in self.buttons

    @property
    def exports(self) -> bool:
        return "export" in self.csv

    @property
    def imports(self) -> bool:
        return "import" in self.csv

    @property
    def is_whole(self) -> bool:
        """All rows are there at once: rows of several pages could not be dragged past each other."""
        return not self.server_side or self.drag is not None

    @property
    def shown_options(self) -> dict[str, str]:
        """The attributes that tell the page's script what differs from most tables."""
        said = {
            "edit": "" if self.edit == "inline" else self.edit,
            "whole": "1" if self.is_whole else "",
            "drag": "1" if self.drag else "",
            "page-length": "" if self.page_length == _LENGTH else str(self.page_length),
            "order": ""
            if self.first_order == (0, "asc") or self.drag
            else f'[[{self.first_order[0]}, "{self.first_order[1]}"]]',
            "copy": "1" if self.copies else "",
        }
        return {name: value for name, value in said.items() if value}


_LENGTH = 25


def link_table(
    said: SaidPage, model: Model, cells: tuple[Input | Count, ...], filters: tuple[Input, ...], drag: Field | None
) -> Table:
    columns = [item for item in cells if isinstance(item, Input)]
    field, _, way = (said.order_by or columns[0].name).partition(" ")
    text = [item.name for item in columns if not item.is_select and item.field.column_type in ("string", "text")]
    usual = () if said.edit == "none" else ("add", "delete")
    return Table(
        cells=cells,
        edit=said.edit,
        switches=tuple(item for item in columns if item.name in said.switches),
        buttons=usual if said.buttons is None else tuple(said.buttons),
        server_side=said.server_side,
        searched=tuple(text if said.search is None else said.search),
        filters=filters,
        first_order=([cell.name for cell in cells].index(field), way or "asc"),
        drag=drag,
        page_length=said.page_length,
        csv=tuple(said.csv),
        # Beside them there are parameters of the filters, which are called as their fields.
        terms=tuple(
            replace(term, parameter=f"of_{term.key}") for term in link_terms(said.where, model, lambda _: None)
        ),
    )
