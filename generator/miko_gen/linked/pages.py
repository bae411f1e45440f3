"""A page of the admin cabinet: what it shows and takes, and where."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.counts import link_count
from miko_gen.linked.database import Model
from miko_gen.linked.forms import Form, link_form
from miko_gen.linked.handlers import Method
from miko_gen.linked.inputs import Input
from miko_gen.linked.page_actions import PageAction, link_page_actions
from miko_gen.linked.tables import Table, link_table
from miko_gen.linked.text import Text
from miko_gen.spec.document import Page as SaidPage
from miko_gen.spec.pages import Menu


@dataclass(frozen=True)
class Page:
    """A form (``is_form``), a table, or a view of the author's.

    ``inputs`` are those of the form or of a row; ``controller`` shows the page at ``shown_at`` below /admin-cabinet/, and
    ``editor`` takes what people write: another one where each row has a page of its own. ``within`` is the reference by
    which the rows of a table belong to the row on whose page the table stands.
    """

    module_id: str
    name: str
    title: Text
    is_form: bool
    model: Model | None
    inputs: tuple[Input, ...]
    form: Form | None
    table: Table | None
    view: str | None
    handler: str | None
    controller: str
    editor: str
    shown_at: str
    menu: Menu | None
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    permissions: tuple[str, ...]
    within: Input | None
    actions: tuple[PageAction, ...]

    @property
    def own_actions(self) -> tuple[PageAction, ...]:
        """Buttons of the page itself."""
        return tuple(one for one in self.actions if not one.on_row)

    @property
    def row_actions(self) -> tuple[PageAction, ...]:
        """Buttons of each row."""
        return tuple(one for one in self.actions if one.on_row)

    @property
    def lists(self) -> bool:
        """A button of it shows rows."""
        return any(one.columns for one in self.actions)

    @property
    def typed_rows(self) -> bool:
        """A button of a row gets what stands in the inputs of the row's page."""
        return any(one.typed for one in self.row_actions)

    @property
    def is_tab(self) -> bool:
        """It is one of the tabs of the module's own page."""
        return self.menu is None and self.within is None

    @property
    def writable(self) -> tuple[Input, ...]:
        """What a person may change."""
        saves = self.is_form or (self.table is not None and self.table.saves)
        named = {item.name for item in self.inputs}
        switches = [item for item in (self.table.switches if self.table else ()) if item.name not in named]
        inputs = (*self.inputs, *switches, *([self.within] if self.within else []))
        return tuple(item for item in inputs if saves and item.field.writable)

    @property
    def shown(self) -> tuple[Input, ...]:
        """Every field that the page shows in some way, each once."""
        return tuple({item.name: item for item in (*self.inputs, *self.listed)}.values())

    @property
    def narrowed(self) -> tuple[Input, ...]:
        """The fields whose values say which rows of the table are asked for."""
        return (*(self.table.filters if self.table else ()), *([self.within] if self.within else []))

    @property
    def chooses(self) -> bool:
        """Above the table something is chosen that the controller knows."""
        return self.table is not None and any(item.is_select for item in self.table.filters)

    @property
    def listed(self) -> tuple[Input, ...]:
        """The columns and filters of the table."""
        return (
            tuple({item.name: item for item in (*self.table.columns, *self.table.filters)}.values())
            if self.table
            else ()
        )

    @property
    def elements(self) -> tuple[str, ...]:
        """The classes of Phalcon that the form is made of."""
        found = {item.element for item in self.inputs if item.element}
        return tuple(sorted(found if self.is_form else {*found, "Hidden"}))

    @property
    def csv_fields(self) -> tuple[tuple[str, str], ...]:
        """``(field, how what was read is kept)`` of a CSV file; what is not read has no way."""
        ways = {item.name: item.stored for item in self.writable}
        named = {item.name: item for item in (*(self.table.columns if self.table else ()), *self.inputs)}
        return tuple((name, ways.get(name, "")) for name, item in named.items() if not item.field.is_secret)

    @property
    def csv_key(self) -> str | None:
        """The unique field by which a row of a CSV file is one that is there already."""
        ways = dict(self.csv_fields)
        return next((item.name for item in self.inputs if item.field.is_once and ways.get(item.name)), None)

    @property
    def shower_class(self) -> str:
        """The class of the controller that shows the page."""
        return f"Modules\\{self.module_id}\\App\\Controllers\\{self.controller}Controller"

    @property
    def editor_class(self) -> str:
        """The class of the controller that takes what people write."""
        return f"Modules\\{self.module_id}\\App\\Controllers\\{self.editor}Controller"

    @property
    def edit_path(self) -> str:
        """The address below /admin-cabinet/ to which what people write is sent."""
        return f"{names.slug(self.module_id)}/{names.slug(self.editor)}"

    @property
    def list_url(self) -> str:
        """The address below /admin-cabinet/ of the controller that shows the page."""
        return f"{names.slug(self.module_id)}/{names.slug(self.controller)}"

    @property
    def method(self) -> Method | None:
        """The handler that gives the view its variables."""
        if self.handler is None:
            return None
        summary = f"What App/Views/Own/{self.view}.volt shows: its variables by name."
        return Method(self.handler, summary, (), "array", "array<string, mixed>", ("return [];",))


def link_pages(module_id: str, said: Mapping[str, SaidPage], models: Mapping[str, Model]) -> tuple[Page, ...]:
    tabs = [name for name, page in said.items() if page.menu is None and page.within is None]
    return tuple(_page(module_id, name, said, models, len(tabs) > 1) for name in said)


def _page(
    module_id: str, name: str, pages: Mapping[str, SaidPage], models: Mapping[str, Model], has_tabs: bool
) -> Page:
    said = pages[name]
    prefix = names.slug(module_id, "_") + "_"
    model = models.get(said.form or said.table or "")
    known = {field.name: Input(field, f"{prefix}{model.name}_{field.name}") for field in model.fields} if model else {}
    holder, _, by = (said.within or "").partition(".")
    within = _tie(known, by, pages[holder].table) if holder else None
    own = names.pascal(f"{module_id.removeprefix('Module')}_{holder or name}")
    shower = own if said.menu or within else module_id
    at = f"{names.slug(module_id)}/{names.slug(shower)}/{'modify' if within else 'index'}"
    table = _table(f"{prefix}Count_{name}_", said, known, within, models) if said.table else None
    form = None
    if said.form or said.edit == "page":
        usual = [key for key, item in known.items() if item.field.writable and key != said.drag_to_order]
        chosen = said.fields or ([] if said.tabs or said.sections else usual)
        form = link_form(prefix, name, said, chosen, known)
    else:
        chosen = [item.name for item in table.columns] if table else []
    return Page(
        module_id=module_id,
        name=name,
        title=Text.of(said.title, names.words(name)),
        is_form=said.form is not None,
        model=model,
        inputs=form.inputs if form else tuple(known[key] for key in chosen),
        form=form,
        table=table,
        view=said.view,
        handler=said.handler,
        controller=shower,
        editor=own if said.edit == "page" else shower,
        shown_at=at if said.menu or within or not has_tabs else f"{at}#{name}",
        menu=said.menu,
        scripts=tuple(said.assets.js if said.assets else ()),
        styles=tuple(said.assets.css if said.assets else ()),
        permissions=tuple(said.permissions),
        within=within,
        actions=link_page_actions(
            prefix, name, said.actions, model, models[str(pages[holder].table)] if holder else None
        ),
    )


def _tie(known: Mapping[str, Input], by: str, holder: str | None) -> Input:
    """The reference to the model ``holder``: the one of the name ``by``, or the only one."""
    return next(item for key, item in known.items() if by == key or (not by and item.points_to(holder)))


def _table(
    prefix: str, said: SaidPage, known: Mapping[str, Input], within: Input | None, models: Mapping[str, Model]
) -> Table:
    hidden = {said.drag_to_order, within.name if within else None}
    shown = [key for key, item in known.items() if not item.field.is_secret and key not in hidden]
    cells = tuple(
        known[one] if isinstance(one, str) else link_count(prefix, one, said.table or "", models)
        for one in said.columns or shown
    )
    drag = known[said.drag_to_order].field if said.drag_to_order else None
    return link_table(said, models[said.table or ""], cells, tuple(known[key] for key in said.filters), drag)
