"""Buttons of a page: what they say, and the methods that they call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.handlers import EXCEPTION, Method
from miko_gen.linked.text import Text
from miko_gen.spec.pages import PageAction as SaidAction


@dataclass(frozen=True)
class PageAction:
    """A button of the page ``page``; ``model`` is that of the record which it is for: a row, or the ``typed`` settings.

    ``owner``: the model of the row on whose page its table stands, where the button is for all of these rows.
    """

    page: str
    name: str
    key: str
    title: Text
    icon: str
    confirm: Text | None
    handler: str
    model: Model | None
    on_row: bool
    typed: bool
    owner: Model | None
    columns: tuple[tuple[str, Text], ...]
    """What it shows: rows of these, or a text."""

    @property
    def column_keys(self) -> dict[str, str]:
        """The message of the title of each column."""
        return {name: f"{self.key}_Column_{name}" for name, _ in self.columns}

    @property
    def call(self) -> str:
        """PHP source of what it does, where ``$main`` has the handlers and ``{}`` stands for what the handler gets."""
        return f"fn (): {'array' if self.columns else 'string'} => $main->{self.handler}({{}})"

    @property
    def confirm_key(self) -> str:
        return f"{self.key}_Confirm"

    @property
    def texts(self) -> Iterator[tuple[str, Text]]:
        yield self.key, self.title
        if self.confirm:
            yield self.confirm_key, self.confirm
        for name, title in self.columns:
            yield self.column_keys[name], title

    @property
    def method(self) -> Method:
        """The handler: what it returns is shown."""
        where = f"on a row of the page {self.page}" if self.on_row else f"on the page {self.page}"
        where = f"above the table {self.page} of a row" if self.owner else where
        model = self.owner or self.model
        what = ", with what is typed, saved or not" if self.typed else ""
        parameter = names.camel(model.name) if model and self.typed and not self.on_row else "row"
        return Method(
            name=self.handler,
            summary=f"The button {self.name} {where}{what}.",
            parameters=((model.name, parameter, model.name),) if model else (),
            returns="array" if self.columns else "string",
            returns_doc=f"list<array<string, scalar|null>> rows of {', '.join(name for name, _ in self.columns)}"
            if self.columns
            else "string what people read then, if anything",
            body=("return [];" if self.columns else "return '';",),
            imports=(EXCEPTION, *([model.class_name] if model else [])),
            throws=(f"{EXCEPTION} whose message people read when it could not be done",),
        )


def link_page_actions(
    prefix: str, page: str, said: Mapping[str, SaidAction], model: Model | None, owner: Model | None
) -> tuple[PageAction, ...]:
    return tuple(
        PageAction(
            page=page,
            name=name,
            key=f"{prefix}page_{page}_Action_{name}",
            title=Text.of(action.title, names.words(name)),
            icon=action.icon,
            confirm=Text.of(action.confirm, "") if action.confirm else None,
            handler=action.handler,
            model=model if action.on == "row" or action.typed else None,
            on_row=action.on == "row",
            typed=action.typed,
            owner=owner if action.on == "page" else None,
            columns=tuple((column, Text.of(said, "")) for column, said in action.columns.items()),
        )
        for name, action in said.items()
    )
