"""Words of a page of the admin cabinet: of its table, of a view of one's own, of its place in the menu."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from miko_gen.spec.conditions import RowWhere
from miko_gen.spec.fields import Handler, Said, Text
from miko_gen.spec.names import SIDEBAR_GROUPS, FieldName, MethodName, OrderBy, SlugName
from miko_gen.spec.section import Section

Icon = Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)*$", max_length=40)]
Script = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.js$", max_length=80)]
Style = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.css$", max_length=80)]
Within = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$", max_length=80)]


class Menu(Said):
    """The item of a page in MikoPBX's menu."""

    group: Literal["own", "setup", "routing", "modules", "maintenance", "networkSettings", "server", "integrations"] = (
        Field("own", description=f"The group: {', '.join(SIDEBAR_GROUPS)}, or one of the module's own.")
    )
    icon: Icon = Field("puzzle", description="The name of a Fomantic UI icon.")


class Assets(Said):
    """Scripts and styles of one's own, below public/assets/js/own and public/assets/css/own."""

    js: list[Script] = Field([], description="Scripts, for example board.js.")
    css: list[Style] = Field([], description="Styles, for example board.css.")


class PageAction(Said):
    """A button of a page and what it does."""

    handler: Handler
    on: Literal["page", "row"] = Field(
        "page",
        description="`row`: of a table, the button stands in each row, and on the row's page; the handler gets the row.",
    )
    typed: bool = Field(
        False,
        description="Of a form, or of a row on its page: the handler gets the record as its inputs stand, saved or not.",
    )
    title: Text | None = Field(None, description="What the button says; by default from the name.")
    icon: Icon = Field("play", description="The name of a Fomantic UI icon.")
    confirm: Text | None = Field(None, description="A question that people answer first.")
    columns: dict[FieldName, Text] = Field(
        {}, description="The handler returns rows of these columns instead of a text; people read them in a table."
    )


class PageWords(Said):
    """What a page of any kind can say."""

    view: SlugName | None = Field(None, description="A template of one's own: App/Views/Own/{view}.volt.")
    handler: Handler | None = Field(None, description="A method that gives the view its variables, by name.")
    assets: Section[Assets | None] = Field(None, description="Scripts and styles of one's own that the page loads.")
    menu: Section[Menu | None] = Field(
        None, description="Its item in MikoPBX's menu: the page is then one of its own, not a tab."
    )
    actions: Section[dict[FieldName, PageAction]] = Field(
        {}, description="Of a form or a table: buttons, each with a handler that returns a text for people."
    )
    permissions: list[MethodName] = Field(
        [], description="More actions that MikoPBX is asked about for the page's scripts: may this person do them?"
    )


class Counted(Said):
    """A column that is no field: how many rows of another model point to the row."""

    count: str = Field(description="The model whose rows are counted.")
    by: FieldName | None = Field(None, description="Its reference, where it has several to the rows of the table.")
    title: Text | None = Field(None, description="The title of the column; by default the label of the model.")


class TableWords(Said):
    """What a page with a table can say."""

    within: Within | None = Field(
        None,
        description="A page whose rows have pages of their own: the table stands on each of these, with the rows that point to"
        " that row; where several references do, `groups.field` names one.",
    )

    where: Section[RowWhere] = Field(
        {},
        description="Of `edit: none`: only rows whose columns are so: {state: gone}. A model may have several such tables.",
    )
    columns: list[FieldName | Counted] = Field(
        [],
        description="The columns of the table; by default all fields but secrets. {count: Cars}: how many rows of Cars point to the row.",
    )
    edit: Literal["inline", "page", "none"] = Field(
        "inline", description="Rows are edited in the table (inline), each on a page of its own (page), or not (none)."
    )
    switches: list[FieldName] = Field(
        [], description="Of `edit: page`: columns of yes and no that are switched in the table itself."
    )
    buttons: list[Literal["add", "copy", "delete"]] | None = Field(
        None, description="What can be done with rows besides; by default add and delete, with `edit: none` nothing."
    )
    server_side: bool = Field(
        True, description="The table asks for one part of the rows at a time; false: for all rows at once."
    )
    search: list[FieldName] | None = Field(
        None, description="The columns that the search looks into; by default those with text; []: no search."
    )
    filters: list[FieldName] = Field(
        [], description="Fields with a choice above the table: rows with that value, or between two days, only."
    )
    order_by: OrderBy | None = Field(
        None, description="The column that sorts the rows at first, for example `last_call desc`; by default the first."
    )
    drag_to_order: FieldName | None = Field(
        None, description="An integer field that holds the place of each row: people drag rows to where they belong."
    )
    csv: list[Literal["export", "import"]] = Field(
        [], description="The rows can be taken out as a CSV file (export), and put in from one (import)."
    )
    page_length: int = Field(25, ge=1, le=1000, description="How many rows stand on one page of the table.")

    @property
    def shown_fields(self) -> list[str]:
        """The columns that are fields."""
        return [one for one in self.columns if isinstance(one, str)]
