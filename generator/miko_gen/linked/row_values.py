"""Values that stand in the texts of configuration files: of rows, and as options of a section."""

from __future__ import annotations

import re
from collections.abc import Iterable

from miko_gen.contract.catalogue import route_values
from miko_gen.facts import dataclass
from miko_gen.linked.core_models import is_number
from miko_gen.linked.database import Model
from miko_gen.linked.values import Field

ROUTE = "route."
# What stands in double braces.
NAME = re.compile(r"\{\{\s*([a-z]\w*(?:\.\w+){1,2})(?: as name)?\s*\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class RowValue:
    """A value of a row in a text: a field of it, or of what a reference of it points to; None is the row's id."""

    name: str
    field: Field | None
    behind: str | None = None

    @property
    def placeholder(self) -> str:
        return f"{{{{ {self.name} }}}}"

    @property
    def is_name(self) -> bool:
        """It names a section: only what a name may hold is left of it."""
        return self.name.endswith(" as name")

    @property
    def is_sound(self) -> bool:
        return self.behind is None and self.field is not None and self.field.type == "sound"

    @property
    def php(self) -> str:
        """The PHP expression of the value, as text."""
        if self.field is None:
            return "(string)$row->id"
        if self.behind is not None and self.field.to is not None and is_number(self.field.to, self.behind):
            return f"$row->{self.field.number_method}()"
        if self.behind is not None:
            return f"(string)$row->{self.field.alias}?->{self.behind}"
        if self.is_sound:
            return f"$this->soundPath((string)$row->{self.field.name})"
        if self.field.type == "bool":
            return f"$row->{self.field.name} ? '1' : '0'"
        text = f"(string)$row->{self.field.name}"
        return f"(string)preg_replace('/[^\\w.+*@-]/', '', {text})" if self.is_name else text


@dataclass(frozen=True)
class RouteValue:
    """A value in a text of the route that a hook is called for: ``route.id``."""

    name: str
    php: str

    @property
    def placeholder(self) -> str:
        return f"{{{{ {self.name} }}}}"


@dataclass(frozen=True)
class Option:
    """An option of a section; ``values`` are texts with placeholders, several of a list."""

    name: str
    values: tuple[str, ...]
    is_list: bool


def link_row_values(texts: Iterable[str], model: Model) -> tuple[RowValue, ...]:
    """The values of a row of ``model`` in the texts, each once."""
    found: dict[str, RowValue] = {}
    for text in texts:
        for name, as_name in re.findall(r"\{\{ (row\.[\w.]+)( as name)? \}\}", text):
            _, key, *behind = name.split(".")
            said = None if key == "id" else model.by_name[key]
            found[name + as_name] = RowValue(name + as_name, said, behind[0] if behind else None)
    return tuple(found.values())


def link_route_values(texts: Iterable[str], hook: str) -> tuple[RouteValue, ...]:
    """The values of the route that ``hook`` is called for in the texts, each once."""
    said = dict.fromkeys(name for text in texts for name in NAME.findall(text) if name.startswith(ROUTE))
    return (
        tuple(RouteValue(name, source) for name, source in route_values(hook).items() if name in said) if said else ()
    )


def link_option(name: str, value: str | int | list[str]) -> Option:
    values = value if isinstance(value, list) else [str(value)]
    # A semicolon would begin a comment.
    return Option(name, tuple(clean(one).replace(";", "\\;") for one in values), isinstance(value, list))


def clean(text: str) -> str:
    """Lines without what no configuration file holds, and ``{{settings.x}}`` in one spelling."""
    lines = _CONTROL.sub("", text.replace("\r\n", "\n")).strip("\n").splitlines()
    return NAME.sub(r"{{ \1 }}", "\n".join(line.rstrip() for line in lines))
