"""A field on a page of the admin cabinet: an input of a form or a column of a table."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.values import Field

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
            return to.model, to.key, None if to.by_core else to.shown_by
        # A number of the module's own is typed: none that there is can be taken.
        return None if self.field.reserve else _PICKED.get(self.field.type)

    def points_to(self, model: str | None) -> bool:
        """It is a reference to this model of the module."""
        return self.field.to is not None and self.field.to.is_own and self.field.to.model == model

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
        """How it looks in a table: one of the kinds that ``cell`` in the page's script knows."""
        if self.is_select:
            return "select"
        known = {"bool": "bool", "text": "area", "date-time": "date", "email": "email", "url": "link"}
        return known.get(self.field.type, "text")

    @property
    def element(self) -> str | None:
        """The class of Phalcon for the input of a form; None where Core has a method that adds it."""
        if self.is_select or self.field.type == "bool":
            return None
        return {"secret": "Password", "text": "TextArea"}.get(self.field.type, "Text")

    @property
    def attributes(self) -> dict[str, str]:
        """The HTML attributes of a text input; there is no maxlength, it would cut a pasted value in silence."""
        mode = _INPUT_MODES.get(self.field.type)
        return ({"inputmode": mode} if mode else {}) | ({} if self.field.writable else {"readonly": "readonly"})

    @property
    def area_attributes(self) -> dict[str, object]:
        """The HTML attributes of a text area: Core's own method for one warns where the value is empty."""
        return {"rows": 4} | ({} if self.field.writable else {"readonly": "readonly"})

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
