"""Pages of the admin cabinet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from miko_gen.linked import names
from miko_gen.linked.database import CORE_MODELS, Model
from miko_gen.linked.php import php
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field
from miko_gen.spec.document import Page as SaidPage

_INPUT_MODES = {"integer": "numeric", "number": "decimal", "phone": "tel", "email": "email", "url": "url"}
_PICKED = {"sound": ("SoundFiles", "id", "name"), "extension": ("Extensions", "number", None)}


@dataclass(frozen=True)
class Input:
    """A field on a page: an input of the form or a column of the table; ``key`` is the message of its label."""

    field: Field
    key: str

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def help_key(self) -> str:
        """The message of the help; a field's name has no capital letters."""
        return f"{self.key}_Help"

    @property
    def value_key(self) -> str:
        """What the messages of an enum's values begin with."""
        return f"{self.key}_Value_"

    @property
    def is_select(self) -> bool:
        return self.field.type == "enum" or self.picks is not None

    @property
    def picks(self) -> tuple[str, str, str | None] | None:
        """The class to choose from, its key, and the column that people see (None: as MikoPBX itself shows the record)."""
        to = self.field.to
        if to is not None:
            by_core = not to.is_own and to.shown_by == CORE_MODELS[to.model][1]
            return to.model, to.key, None if by_core else to.shown_by
        return _PICKED.get(self.field.type)

    @property
    def imported(self) -> str | None:
        """The class to choose from, with its namespace."""
        if self.field.to is not None:
            return self.field.to.class_name
        return f"MikoPBX\\Common\\Models\\{self.picks[0]}" if self.picks else None

    @property
    def records(self) -> str:
        """PHP that makes the list of records to choose from."""
        assert self.picks is not None
        model, key, shown_by = self.picks
        return f"self::records({model}::class, {php(key)}{', ' + php(shown_by) if shown_by else ''})"

    @property
    def widget(self) -> str:
        """How it looks in a table: ``bool``, ``select``, ``area`` or ``text``."""
        if self.is_select:
            return "select"
        return {"bool": "bool", "text": "area"}.get(self.field.type, "text")

    @property
    def element(self) -> str | None:
        """The class of Phalcon for the input of a form; None where Core has a method that adds it."""
        if self.is_select or self.field.type in ("bool", "text"):
            return None
        return "Password" if self.field.is_secret else "Text"

    @property
    def attributes(self) -> dict[str, str]:
        """The HTML attributes of a text input; there is no maxlength, it would cut a pasted value in silence."""
        mode = _INPUT_MODES.get(self.field.type)
        return ({"inputmode": mode} if mode else {}) | ({} if self.field.writable else {"readonly": "readonly"})

    @property
    def area_attributes(self) -> dict[str, object]:
        """What Core is told of a text area; ``skipEscaping``, because Phalcon escapes the value already."""
        return {"skipEscaping": True} | ({} if self.field.writable else {"readonly": "readonly"})

    @property
    def dropdown_kind(self) -> str:
        """The classes of Fomantic UI for a dropdown of the form."""
        if not self.field.writable:
            return "disabled selection"
        return "search selection" if self.field.required else "clearable search selection"

    @property
    def stored(self) -> str:
        """What is kept of what a person left empty: see ``assign`` in the controller."""
        if self.field.type in ("bool", "secret"):
            return self.field.type
        if self.field.nullable:
            return "nullable"
        return "text" if self.field.kept_text else "value"


@dataclass(frozen=True)
class Page:
    """A form (``is_form``) with its inputs, or a table with its columns."""

    name: str
    title: Text
    is_form: bool
    model: Model
    inputs: tuple[Input, ...]

    @property
    def writable(self) -> tuple[Input, ...]:
        """What a person may change."""
        return tuple(item for item in self.inputs if item.field.writable)

    @property
    def selects(self) -> tuple[Input, ...]:
        return tuple(item for item in self.inputs if item.is_select)

    @property
    def elements(self) -> tuple[str, ...]:
        """The classes of Phalcon that the form is made of."""
        return tuple(sorted({item.element for item in self.inputs if item.element}))

    @property
    def searched(self) -> tuple[str, ...]:
        """The columns in which the search of the table looks."""
        return tuple(
            item.name for item in self.inputs if not item.is_select and item.field.column_type in ("string", "text")
        )


def link_pages(prefix: str, said: Mapping[str, SaidPage], models: Mapping[str, Model]) -> tuple[Page, ...]:
    """``prefix`` is the one of the module's messages."""
    return tuple(_page(prefix, name, page, models[page.form or page.table or ""]) for name, page in said.items())


def _page(prefix: str, name: str, said: SaidPage, model: Model) -> Page:
    chosen = said.fields if said.form else said.columns
    default = [field.name for field in model.fields if (field.writable if said.form else not field.is_secret)]
    return Page(
        name=name,
        title=Text.of(said.title, names.words(name)),
        is_form=said.form is not None,
        model=model,
        inputs=tuple(Input(model.by_name[key], f"{prefix}{model.name}_{key}") for key in chosen or default),
    )


@dataclass(frozen=True)
class Admin:
    """The controller of all pages."""

    pages: tuple[Page, ...]

    @property
    def forms(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.is_form)

    @property
    def tables(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if not page.is_form)

    @property
    def with_selects(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.selects)

    @property
    def picks_records(self) -> bool:
        return any(item.picks for page in self.pages for item in page.inputs)

    @property
    def shows_values(self) -> bool:
        return any(item.field.type == "enum" for page in self.pages for item in page.inputs)

    def imports(self, namespace: str) -> tuple[str, ...]:
        """The classes of the controller's ``use`` lines, sorted; ``namespace`` is the module's."""
        found = {
            "MikoPBX\\AdminCabinet\\Controllers\\BaseController",
            "MikoPBX\\AdminCabinet\\Providers\\AssetProvider",
        }
        found |= {"MikoPBX\\Modules\\Models\\ModulesModelsBase"}
        found |= {page.model.class_name for page in self.pages}
        found |= {f"{namespace}\\App\\Forms\\{page.model.name}Form" for page in self.forms}
        found |= {item.imported for page in self.pages for item in page.inputs if item.imported}
        return tuple(sorted(found))
